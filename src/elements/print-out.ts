import { css, render, type TemplateResult } from 'lit';

const look = css`
  body {
    font: 11pt/1.5 system-ui;
  }
  h4 {
    margin: 0;
    font-size: 1.4em;
  }
  dl.pairs {
    display: grid;
    grid-template-columns: max-content 1fr;
    gap: 0 1.5em;
  }
  dd {
    margin: 0;
  }
  .text {
    margin: 0;
    white-space: pre-wrap;
  }
`;

/** Prints a piece of text by itself: in a frame of its own, for nothing else of the page belongs on the paper. */
export function printOut(title: string, content: TemplateResult): void {
  const frame = document.createElement('iframe');
  frame.ariaHidden = 'true';
  frame.tabIndex = -1;
  // One that is not displayed is printed as nothing.
  Object.assign(frame.style, { position: 'fixed', width: 0, height: 0, border: 0 });
  // What is written before an empty frame is there is lost in some browsers.
  frame.addEventListener(
    'load',
    () => {
      print(frame, title, content);
    },
    { once: true },
  );
  document.body.append(frame);
}

function print(frame: HTMLIFrameElement, title: string, content: TemplateResult): void {
  const page = frame.contentWindow;
  const paper = page?.document;
  if (!paper) return;
  // A strict policy of the page holds in the frame too, and allows no other way to give it a style.
  const sheet = new (page as Window & typeof globalThis).CSSStyleSheet();
  sheet.replaceSync(look.cssText);
  paper.adoptedStyleSheets = [sheet];
  paper.title = title;
  paper.documentElement.lang = document.documentElement.lang;
  paper.documentElement.dir = document.documentElement.dir;
  render(content, paper.body);
  page.addEventListener('afterprint', () => {
    frame.remove();
  });
  page.print();
}

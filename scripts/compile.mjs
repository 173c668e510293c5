// Compiles a project as `tsc -p` does, but for the white space of html and css templates and the comments of the latter:
// a page has no use for the indentation of a source. Maps and declarations stay as they are.
import ts from 'typescript';

const collapse = (text) => text.replace(/\s+/g, ' ');

/** In html any run of white space is drawn as one space, and before the end of a tag as none; a plain word needs no quotes. */
const html = (text) =>
  collapse(text)
    .replaceAll(' >', '>')
    .replace(/="([\w-]+)"(?=[ >])/g, '=$1');

const css = (text) =>
  collapse(text.replace(/\/\*[^]*?\*\//g, ''))
    .replace(/ ?([{};>]) ?/g, '$1')
    .replace(/([:,]) /g, '$1')
    .replaceAll(';}', '}')
    .replace(/='([a-z][\w-]*)'/g, '=$1');

const TIGHTEN = new Map(Object.entries({ html, css }));

/** Throws what `tsc` would print. */
export function compile(project) {
  const host = { ...ts.sys, onUnRecoverableConfigFileDiagnostic: (problem) => fail([problem]) };
  const { options, fileNames, errors } = ts.getParsedCommandLineOfConfigFile(project, {}, host);
  const program = ts.createProgram(fileNames, options);
  const problems = [...errors, ...ts.getPreEmitDiagnostics(program)];
  if (problems.length > 0) fail(problems);
  program.emit(undefined, undefined, undefined, false, { before: [tightenTemplates] });
}

function fail(problems) {
  throw new Error(
    ts.formatDiagnosticsWithColorAndContext(problems, {
      getCanonicalFileName: (name) => name,
      getCurrentDirectory: ts.sys.getCurrentDirectory,
      getNewLine: () => '\n',
    }),
  );
}

function tightenTemplates(context) {
  const visit = (node) => {
    const inside = ts.visitEachChild(node, visit, context);
    const tighten = ts.isTaggedTemplateExpression(inside) && TIGHTEN.get(inside.tag.escapedText);
    return tighten ? withTemplate(inside, tighten, context.factory) : inside;
  };
  return (file) => ts.visitNode(file, visit);
}

function withTemplate(node, tighten, factory) {
  const { tag, typeArguments, template } = node;
  const tightened = ts.isNoSubstitutionTemplateLiteral(template)
    ? factory.createNoSubstitutionTemplateLiteral(undefined, tighten(template.rawText))
    : factory.createTemplateExpression(
        factory.createTemplateHead(undefined, tighten(template.head.rawText)),
        template.templateSpans.map(({ expression, literal }) => {
          const text = tighten(literal.rawText);
          return factory.createTemplateSpan(
            expression,
            ts.isTemplateTail(literal)
              ? factory.createTemplateTail(undefined, text)
              : factory.createTemplateMiddle(undefined, text),
          );
        }),
      );
  return factory.updateTaggedTemplateExpression(node, tag, typeArguments, tightened);
}

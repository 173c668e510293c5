// What can be seen to be wrong with a picture: a control that is cut off or covered, a text that is cut without a tooltip.
import { deep, nameOf } from './stage.js';

const CONTROLS =
  'button, a[href], input, select, textarea, summary, [role=option], [role=radio], [tabindex="0"]';
/** What lies over the rest of the pad by design. */
const LAYERS =
  '.over, dialog, [popover], .tip, pad-toasts, .next > .failure, .band > .box, .offers, slot[name=offers], .top';

/** The parent as it is drawn: through slots and out of shadow roots. */
const parentOf = (node) => node.assignedSlot ?? node.parentElement ?? node.getRootNode().host;

function* ancestors(node) {
  for (let one = parentOf(node); one; one = parentOf(one)) yield one;
}

const name = (one) =>
  `${one.localName}${one.className ? `.${[...one.classList].join('.')}` : ''} “${nameOf(one).slice(0, 60)}”`;

/**
 * The part of a rectangle that its ancestors let through: `seen` is what is on the screen, `lost` what can by no scrolling
 * get there.
 */
function clip(node, rect, pad) {
  let seen = rect;
  let lost = 0;
  let place = node instanceof Element ? getComputedStyle(node).position : 'static';
  for (const one of ancestors(node)) {
    const { overflowX, overflowY, position } = getComputedStyle(one);
    // What is placed by an ancestor further up is not cut by those below that.
    const passes = place === 'absolute' && position === 'static';
    if (!passes) place = position;
    const edge = one.getBoundingClientRect();
    const cutX = !passes && overflowX !== 'visible';
    const cutY = !passes && overflowY !== 'visible';
    if (cutX || cutY) {
      const next = {
        left: cutX ? Math.max(seen.left, edge.left) : seen.left,
        right: cutX ? Math.min(seen.right, edge.right) : seen.right,
        top: cutY ? Math.max(seen.top, edge.top) : seen.top,
        bottom: cutY ? Math.min(seen.bottom, edge.bottom) : seen.bottom,
      };
      if (/hidden|clip/.test(overflowX))
        lost = Math.max(lost, next.left - seen.left, seen.right - next.right);
      if (/hidden|clip/.test(overflowY))
        lost = Math.max(lost, next.top - seen.top, seen.bottom - next.bottom);
      // What is out of sight by scrolling comes back by scrolling.
      if (next.right <= next.left || next.bottom <= next.top) return { lost, seen: undefined };
      seen = next;
    }
    if (one.matches(':popover-open') || position === 'fixed') return { seen, lost };
    if (one === pad) break;
  }
  return { seen, lost };
}

const isSeen = (one) =>
  one.checkVisibility({ visibilityProperty: true, opacityProperty: true, contentVisibilityAuto: true }) &&
  !one.closest('[inert]') &&
  ![one, ...ancestors(one)].some((node) => node.inert || /inset\(50%/.test(getComputedStyle(node).clipPath));

const layerOf = (one) =>
  one.matches(LAYERS) ? one : [...ancestors(one)].find((node) => node.matches(LAYERS));

/** What is drawn at that point, in whichever shadow; a root may answer with what lies outside of it. */
function hit(x, y) {
  let found;
  for (let root = document; root; root = found?.shadowRoot) {
    const inside = root.elementFromPoint(x, y);
    if (inside?.getRootNode() !== root) break;
    found = inside;
  }
  return found;
}

function controlFaults(pad) {
  const found = [];
  for (const one of deep(pad, CONTROLS).filter(isSeen)) {
    const rect = one.getBoundingClientRect();
    if (rect.width === 0) continue;
    const { seen, lost } = clip(one, rect, pad);
    if (lost > 1) found.push(`cut off by ${Math.round(lost)} px: ${name(one)}`);
    if (!seen || seen.right - seen.left < 4 || seen.bottom - seen.top < 4) continue;
    const edge = pad.getBoundingClientRect();
    const isOver = layerOf(one);
    const floats =
      isOver || [...ancestors(one)].some((each) => getComputedStyle(each).position === 'absolute');
    if (
      !floats &&
      (seen.left < edge.left - 1 ||
        seen.right > edge.right + 1 ||
        seen.top < edge.top - 1 ||
        seen.bottom > edge.bottom + 1)
    )
      found.push(`outside of the pad: ${name(one)}`);
    if (
      Math.min(rect.width, rect.height) < 24 &&
      !one.matches('a, [type=radio], [type=checkbox], summary, label *')
    )
      found.push(`smaller than 24 px (${Math.round(rect.width)} × ${Math.round(rect.height)}): ${name(one)}`);
    const covering = [...one.getClientRects()].map((part) => coveringOf(one, part, pad)).find(Boolean);
    if (covering && layerOf(covering) === isOver) found.push(`covered: ${name(one)} by ${name(covering)}`);
  }
  return found;
}

/** What lies over the middle of that part of a control; one that runs over several lines has a part in each. */
function coveringOf(one, part, pad) {
  const { seen } = clip(one, part, pad);
  if (!seen || seen.right - seen.left < 4 || seen.bottom - seen.top < 4) return undefined;
  const top = hit((seen.left + seen.right) / 2, (seen.top + seen.bottom) / 2);
  return top && !isPartOf(top, one) ? top : undefined;
}

const isPartOf = (covering, one) =>
  covering === one ||
  [...ancestors(covering)].includes(one) ||
  ([...ancestors(one)].includes(covering) && covering.localName === 'label') ||
  (one.labels?.length > 0 && [...one.labels].some((label) => label.contains(covering)));

const hasTooltip = (one) => [one, ...ancestors(one)].some(({ title }) => title);

function textFaults(pad) {
  const found = [];
  for (const one of deep(pad, '*').filter(
    (each) => each.localName !== 'style' && each.localName !== 'option' && isSeen(each),
  )) {
    for (const node of one.childNodes) {
      if (!(node instanceof Text) || !node.data.trim()) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      const rect = range.getBoundingClientRect();
      if (rect.width === 0) continue;
      const { lost } = clip(node, rect, pad);
      one.dispatchEvent(new PointerEvent('pointerover', { bubbles: true, composed: true }));
      const isShortened = [one, ...ancestors(one)].some(
        (each) => getComputedStyle(each).webkitLineClamp !== 'none',
      );
      if (lost > 2 && !isShortened && !hasTooltip(one))
        found.push(`text cut by ${Math.round(lost)} px: ${name(one)}`);
    }
  }
  return found;
}

/** Whether an overlay lies over a part of that control: whoever closes it has all of the control again. */
export function isUnderLayer(one) {
  const { left, right, top, bottom } = one.getBoundingClientRect();
  return [left + 1, right - 1].some((x) =>
    [top + 1, bottom - 1].some((y) => {
      const over = layerOf(hit(x, y) ?? one);
      return over !== undefined && over !== layerOf(one);
    }),
  );
}

/** Everything that is wrong, each once. */
export function faults(pad) {
  return [...new Set([...controlFaults(pad), ...textFaults(pad)])];
}

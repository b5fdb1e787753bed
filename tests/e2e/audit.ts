/** What every screen must keep to: no serious finding of axe, nothing cut off, targets of 44 px, text of 16 px. */
import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/** In the page: what is too small, cut off or wider than the window. */
function measure(): string[] {
  const found = new Set<string>();
  const describe = (element: Element): string => `<${element.tagName.toLowerCase()} class="${element.getAttribute('class') ?? ''}"> "${(element.textContent ?? '').trim().slice(0, 50)}"`;
  const visible = (element: Element): boolean => element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) && element.closest('.for-readers, .skip-link') === null;

  const root = document.documentElement;
  if (root.scrollWidth > root.clientWidth) found.add(`the page is ${root.scrollWidth - root.clientWidth} px too wide`);

  for (const element of document.querySelectorAll('body *')) {
    if (!(element instanceof HTMLElement) || !visible(element)) continue;
    const style = getComputedStyle(element);
    const box = element.getBoundingClientRect();
    if (box.width > 0 && (box.left < -1 || box.right > root.clientWidth + 1)) found.add(`outside of the window: ${describe(element)}`);
    const hidesX = style.overflowX === 'hidden' || style.overflowX === 'clip';
    const hidesY = style.overflowY === 'hidden' || style.overflowY === 'clip';
    if (element.tagName !== 'INPUT' && ((hidesX && element.scrollWidth > element.clientWidth + 1) || (hidesY && element.scrollHeight > element.clientHeight + 2))) found.add(`cut off: ${describe(element)}`);
    if (element.matches('.ledger') && style.overflowY === 'visible' && element.scrollHeight > element.clientHeight + 2) found.add(`lies over what follows: ${describe(element)}`);
    if ((style.overflowX === 'auto' || style.overflowX === 'scroll') && element.scrollWidth > element.clientWidth + 1) found.add(`scrolls sideways: ${describe(element)}`);
    if (element.matches('a, button, input, textarea, select, [role=radio], [role=tab], [role=button]') && element.closest('label') === null) {
      if (box.width < 43.5 || box.height < 43.5) found.add(`target of ${Math.round(box.width)} × ${Math.round(box.height)}: ${describe(element)}`);
    }
    const ownText = [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && (node.textContent ?? '').trim() !== '');
    if (ownText && Number.parseFloat(style.fontSize) < 16) found.add(`text of ${style.fontSize}: ${describe(element)}`);
  }
  return [...found];
}

export const measurePage = (page: Page): Promise<string[]> => page.evaluate(measure);

export async function auditAxe(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const serious = violations.filter((one) => one.impact === 'serious' || one.impact === 'critical');
  return serious.map((one) => `axe ${one.id}: ${one.help} (${one.nodes.slice(0, 3).map((node) => `${node.target.join(' ')} ${node.failureSummary ?? ''}`).join(' | ')})`);
}

/** The screen keeps to all of it, at the latest when what moves has come to rest: a button that was busy slides its words into place. */
export const expectSound = (page: Page): Promise<void> => expect.poll(async () => [...(await measurePage(page)), ...(await auditAxe(page))]).toEqual([]);

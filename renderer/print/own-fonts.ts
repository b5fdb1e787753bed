/**
 * The fonts of the product for a document in a frame: the same rules by which this page finds them, with whole addresses, so that paper looks alike on
 * every computer and in every script, whatever fonts are installed there. A document that is saved as a file names the fonts that systems bring:
 * with its fonts in it each would be 64 KB larger in English alone, and some MB with Chinese names, and its lines break alike without them.
 */
export function ownFonts(sheets: Iterable<CSSStyleSheet>, address: string): string {
  const rules = [...sheets].flatMap((sheet) => [...sheet.cssRules].flatMap((rule) => (rule instanceof CSSFontFaceRule ? [{ text: rule.cssText, base: sheet.href ?? address }] : [])));
  return rules.map(({ text, base }) => text.replace(/url\("?([^")]+)"?\)/g, (_, url: string) => `url("${new URL(url, base).href}")`)).join('\n');
}

/**
 * A text that begins like a formula is run by a spreadsheet that opens the file. It is written with an apostrophe before
 * it, as spreadsheets themselves mark a text, and the apostrophe is taken off when the file is read.
 */

/** Also in the wide forms that East Asian keyboards write. */
const FORMULA = /^'*[=+\-@＝＋－＠]/;
const MARKED = /^'+[=+\-@＝＋－＠]/;

export const inertText = (text: string): string => (FORMULA.test(text) ? `'${text}` : text);

export const withoutMark = (cell: string): string => (MARKED.test(cell) ? cell.slice(1) : cell);

/** What the main window shows while there is no host to show a screen. It has no script and loads nothing. */
export function downPage(lastWords: string): string {
  const said = lastWords.trim() === '' ? 'It said nothing more.' : `It said: ${lastWords.trim()}`;
  const escaped = said.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  const html = `<!doctype html><html lang="en"><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"><title>Muster</title>
<body style="font:18px/1.5 system-ui;max-width:44em;margin:4em auto;padding:0 1em">
<h1>Muster is starting again</h1><p>The part of Muster that keeps the records has ended, and is being started again.
What was saved is safe. Call for help by phone or radio meanwhile. If this page stays, restart the computer.</p><pre style="white-space:pre-wrap">${escaped}</pre>`;
  return `data:text/html;charset=utf-8,${encodeURIComponent(html)}`;
}

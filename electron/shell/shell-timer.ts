/** The desktop's only timer, for coming back after a crash. The desktop is plain Electron, and cannot borrow the host's ports. */
export function after(delayMs: number, action: () => void): () => void {
  const timer = setTimeout(action, delayMs);
  return () => clearTimeout(timer);
}

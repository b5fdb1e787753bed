/**
 * Moves the clock of a whole process or page, for the stories that take place on one day whenever they are run. The
 * clock goes on; durations stay as they are. Stands alone: it is handed to a browser as text.
 */
export function moveClock(offsetMs: number): void {
  const now = (): number => real.now() + offsetMs;
  const real = Date;
  globalThis.Date = new Proxy(real, {
    construct: (target, args: unknown[], newTarget): object => Reflect.construct(target, args.length === 0 ? [now()] : args, newTarget) as object,
    get: (target, key): unknown => (key === 'now' ? now : Reflect.get(target, key)),
  });
}

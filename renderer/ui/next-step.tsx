/** The one place of the next step, and the layout of a screen around it: slab, what scrolls, command bar. */
import { useEffect, useRef, type ReactNode } from 'react';

interface NextStepProps {
  readonly context: ReactNode;
  /** One imperative sentence. */
  readonly sentence: ReactNode;
  readonly why: ReactNode;
  readonly children?: ReactNode;
}

export function NextStep({ context, sentence, why, children }: NextStepProps) {
  return (
    <section className="next-step" aria-label="Next step">
      <div className="next-words">
        <p className="next-context">{context}</p>
        <h2 className="next-sentence">{sentence}</h2>
        <p className="next-why">{why}</p>
      </div>
      {children !== undefined && <div className="next-actions">{children}</div>}
    </section>
  );
}

interface ScreenProps {
  /** Said to a screen reader when the screen opens. */
  readonly title: string;
  readonly next: ReactNode;
  readonly bar?: ReactNode;
  /** The content brings its own edges and scrolling. */
  readonly flush?: boolean;
  readonly children: ReactNode;
}

export function Screen({ title, next, bar, flush, children }: ScreenProps) {
  const top = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // Where a screen begins with writing, its field is ready, and says its own name.
    const writing = document.activeElement?.matches('input, textarea') === true && top.current?.parentElement?.contains(document.activeElement) === true;
    // A title that comes late takes no key from a dialog that was opened meanwhile.
    const inDialog = document.activeElement?.closest('[role="dialog"]') instanceof Element;
    if (!writing && !inDialog) top.current?.focus({ preventScroll: true });
  }, [title]);
  return (
    <div className="screen">
      <div className="for-readers" tabIndex={-1} ref={top}>
        {title}
      </div>
      {next}
      <div className="screen-body" {...(flush === true ? { 'data-flush': true } : {})}>
        {children}
      </div>
      {bar !== undefined && <div className="command-bar">{bar}</div>}
    </div>
  );
}

/** This window has no way to its host: what that means and the one thing to do. */
import type { Rejection } from '../../shared/kernel/decision.ts';
import { NextStep } from '../ui/next-step.tsx';

export function NoConnectionScreen({ rejection }: { readonly rejection: Rejection }) {
  return (
    <main className="no-connection">
      <NextStep context="Muster" sentence={rejection.message} why={rejection.whatToDo} />
      <div className="teach" style={{ padding: 24 }}>
        <h2>Nothing is lost</h2>
        <p>What was saved is on this computer. A window is opened with a code that works once; Muster makes a new one whenever it starts.</p>
        <p>Close this window and start Muster again from its icon, or with npm start.</p>
        <p className="strong">Nobody can be called for help from this window. Use phone or radio.</p>
      </div>
    </main>
  );
}

/** The bar of a form by which something is stated by hand: what is missing yet, or under whose name it will stand. */
import { useMe } from '../surroundings.tsx';
import { BackButton } from './record-head.tsx';

/** `notYet` null: nothing is missing. */
export function StatedBar({ notYet }: { readonly notYet: string | null }) {
  const me = useMe();
  return (
    <>
      <BackButton />
      <span className="said">
        {notYet ?? (
          <>
            Recorded as stated by <bdi>{me.name}</bdi>, now.
          </>
        )}
      </span>
    </>
  );
}

/** This console itself was revoked, or left: it works on alone, and what is entered here counts nowhere else. Said until it is put right. */
import { IconBan } from '@tabler/icons-react';
import { useList } from '../stores/muster.tsx';
import { isMember } from './console-words.ts';

export function NotAMember() {
  /** This console's own row comes first. */
  const [own] = useList('consoles', {}).rows;
  if (own === undefined || isMember(own)) return null;
  return (
    <p className="connection-strip" role="alert">
      <IconBan size={22} aria-hidden />
      <span className="grow">
        {own.state === 'revoked' ? 'This console was revoked' : 'This console has left the site'}: no other console hears it, and what is entered here counts nowhere else. Work at another computer. To let this one in again, take it out of the site first (Setup, Consoles, “Leave the site”): its data are set aside, and it joins with a new key.
      </span>
    </p>
  );
}

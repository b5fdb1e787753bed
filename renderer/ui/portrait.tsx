/** A person's photo, or their initials where none is on file, or this console does not have it. */
import { useState } from 'react';
import type { PersonName } from '../../shared/contract/person-name.ts';
import { usePhoto } from '../stores/muster.tsx';
import { Initials } from './person-name.tsx';
import { spokenName } from './words.ts';

interface PortraitProps {
  readonly name: PersonName;
  readonly photo: string | null;
  readonly size?: 'middle' | 'large';
}

export function Portrait({ name, photo, size }: PortraitProps) {
  const url = usePhoto(photo);
  const [broken, setBroken] = useState<string | null>(null);
  const sized = size === undefined ? {} : { 'data-size': size };
  if (url === null || url === broken) return <Initials name={name} {...(size === undefined ? {} : { size })} />;
  return <img className="photo" src={url} alt={`Photo of ${spokenName(name)}`} decoding="async" draggable={false} onError={() => setBroken(url)} {...sized} />;
}

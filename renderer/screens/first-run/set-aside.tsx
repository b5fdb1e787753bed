/** Sites that this computer had before: whole, in folders of their own. Said by name, so that nobody takes them for deleted. */
import { IconArchive } from '@tabler/icons-react';

export function SetAside({ folders }: { readonly folders: readonly string[] }) {
  return (
    <div className="set-aside">
      <p className="with-icon">
        <IconArchive size={22} aria-hidden />
        <span>{folders.length === 1 ? 'A site that this computer had before is set aside, whole. Nothing of it is deleted:' : `${folders.length} sites that this computer had before are set aside, whole. Nothing of them is deleted:`}</span>
      </p>
      <ul>
        {folders.map((folder) => (
          <li key={folder} className="folder">
            {folder}
          </li>
        ))}
      </ul>
      <p className="quiet">Whoever looks after this computer can open it: npm start -- --data FOLDER.</p>
    </div>
  );
}

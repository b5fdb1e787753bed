/**
 * Refuses to run on a Node that is too old, in words. Every entry of the host imports this first and everything else
 * afterwards, dynamically, because better-sqlite3 and the newer syntax fail on an old Node before any line of ours
 * runs. So this file must import nothing and use nothing that Node 20 cannot read.
 */
const OLDEST_NODE = 24;

function nodeVersionProblem(version: string): string | null {
  if (Number.parseInt(version, 10) >= OLDEST_NODE) return null;
  return (
    `Muster needs Node ${OLDEST_NODE} or newer, because its database does not load on older ones, and this is Node ${version}. ` +
    'Start it with "npm start" or "npm run host" in its folder: those use the Node that "npm ci" brought along.'
  );
}

const problem = nodeVersionProblem(process.versions.node);
if (problem !== null) {
  console.error(problem);
  process.exit(1);
}

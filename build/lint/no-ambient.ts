/**
 * A lint rule of our own: no clock, randomness or timer is read from the surroundings. They come in as arguments (see
 * shared/kernel/ports.ts), so that the same code runs in a seeded simulation. The few files that may read the real
 * ones are named in .oxlintrc.json. Oxlint asks for a default export.
 */
interface Identifier {
  readonly type: 'Identifier';
  readonly name: string;
}
interface Scope {
  readonly set: ReadonlyMap<string, { readonly defs: readonly unknown[] }>;
  readonly upper: Scope | null;
}
interface SyntaxNode {
  readonly type: string;
}
interface MemberExpression extends SyntaxNode {
  readonly object: SyntaxNode;
  readonly property: SyntaxNode;
  readonly computed: boolean;
}
interface CallOrNew extends SyntaxNode {
  readonly callee: SyntaxNode;
  readonly arguments: readonly SyntaxNode[];
}
interface ImportDeclaration extends SyntaxNode {
  readonly source: { readonly value: string };
  readonly specifiers: readonly { readonly imported?: { readonly name?: string } }[];
  readonly importKind?: string;
}
interface RuleContext {
  readonly sourceCode: { getScope(node: SyntaxNode): Scope };
  report(descriptor: { node: SyntaxNode; message: string }): void;
}

const TIMERS = new Set(['setTimeout', 'setInterval', 'setImmediate', 'queueMicrotask', 'requestAnimationFrame', 'requestIdleCallback']);
const MEMBERS: Readonly<Record<string, ReadonlySet<string>>> = {
  Date: new Set(['now']),
  performance: new Set(['now', 'timeOrigin', 'mark', 'measure']),
  Math: new Set(['random']),
  crypto: new Set(['randomUUID', 'getRandomValues', 'randomBytes']),
  process: new Set(['hrtime', 'nextTick', 'uptime']),
};
const GLOBAL_OBJECTS = new Set(['globalThis', 'window', 'self', 'global']);
const TIMER_MODULES = new Set(['node:timers', 'node:timers/promises', 'timers', 'timers/promises', 'node:perf_hooks', 'perf_hooks']);
const CRYPTO_MODULES = new Set(['node:crypto', 'crypto']);
const RANDOM_EXPORTS = /^(?:random|getRandomValues|webcrypto|generateKey)/;

const isIdentifier = (node: SyntaxNode): node is Identifier => node.type === 'Identifier';
const isMember = (node: SyntaxNode): node is MemberExpression => node.type === 'MemberExpression';

const rule = {
  create(context: RuleContext) {
    const refuse = (node: SyntaxNode, what: string): void =>
      context.report({ node, message: `${what} reads the surroundings; take a port (shared/kernel/ports.ts) as an argument instead.` });

    /** The name of a global, however it is reached; null for anything that the file itself declares. */
    const globalName = (node: SyntaxNode): string | null => {
      if (isMember(node) && !node.computed && isIdentifier(node.object) && isIdentifier(node.property)) {
        return GLOBAL_OBJECTS.has(node.object.name) ? node.property.name : null;
      }
      if (!isIdentifier(node)) return null;
      for (let scope: Scope | null = context.sourceCode.getScope(node); scope !== null; scope = scope.upper) {
        const variable = scope.set.get(node.name);
        if (variable !== undefined && variable.defs.length > 0) return null;
      }
      return node.name;
    };

    return {
      MemberExpression(node: MemberExpression): void {
        const own = globalName(node);
        if (own !== null && TIMERS.has(own)) refuse(node, own);
        if (node.computed || !isIdentifier(node.property)) return;
        const owner = globalName(node.object);
        if (owner !== null && Object.hasOwn(MEMBERS, owner) && MEMBERS[owner]?.has(node.property.name) === true) refuse(node, `${owner}.${node.property.name}`);
      },
      Identifier(node: Identifier & { readonly parent: SyntaxNode }): void {
        if (!TIMERS.has(node.name)) return;
        const { parent } = node;
        if (isMember(parent) && parent.property === node) return;
        if (parent.type === 'Property' || parent.type.startsWith('TS') || parent.type === 'ImportSpecifier') return;
        if (globalName(node) !== null) refuse(node, node.name);
      },
      NewExpression(node: CallOrNew): void {
        if (globalName(node.callee) === 'Date' && node.arguments.length === 0) refuse(node, 'new Date()');
      },
      CallExpression(node: CallOrNew): void {
        if (globalName(node.callee) === 'Date') refuse(node, 'Date()');
      },
      ImportDeclaration(node: ImportDeclaration): void {
        if (node.importKind === 'type') return;
        if (TIMER_MODULES.has(node.source.value)) refuse(node, node.source.value);
        if (!CRYPTO_MODULES.has(node.source.value)) return;
        for (const { imported } of node.specifiers) {
          if (imported?.name === undefined) refuse(node, `${node.source.value} as a whole`);
          else if (RANDOM_EXPORTS.test(imported.name)) refuse(node, `${node.source.value}.${imported.name}`);
        }
      },
    };
  },
};

export default { meta: { name: 'muster' }, rules: { 'no-ambient': rule } };

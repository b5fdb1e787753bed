/** A console is added: six digits on two screens, and everything that can go wrong on the way. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { admittedConsoles } from '../../db/queries/consoles.ts';
import { ADMISSION_MS, MAX_TRIES } from '../../electron/host/lan/admission/letting-in.ts';
import { digitsOf, proofText } from '../../electron/host/lan/admission/transcript.ts';
import { nodeDigests } from '../../electron/host/system/crypto.ts';
import type { MemberMessage } from '../../shared/contract/pairing-messages.ts';
import type { PersonId } from '../../shared/kernel/ids.ts';
import { testEvent, testId } from '../support/drawn-history.ts';
import { MemoryEnd, Pairer, Pairing } from '../support/pairers.ts';

async function officeAndGym(): Promise<{ net: Pairing; office: Pairer; gym: Pairer }> {
  const net = new Pairing();
  const office = (await net.pairer('Office')).found('Larkmoor');
  office.admissions.open();
  return { net, office, gym: await net.pairer('Gym') };
}

const refusal = (done: ReturnType<Pairer['admissions']['open']>): string => (done.ok ? 'done' : done.error.name);

async function pair(net: Pairing, joiner: Pairer, member: Pairer): Promise<void> {
  await net.meet(joiner, member);
  expect(joiner.digitsThere).toBe(member.digitsHere);
  expect(refusal(joiner.admissions.confirmJoin(joiner.digitsThere))).toBe('done');
  expect(refusal(member.admissions.confirm(member.digitsHere))).toBe('done');
  await net.settle();
}

test('both screens show the same six digits; once both are confirmed it is a fact, and then the joiner hears of it', async () => {
  const { net, office, gym } = await officeAndGym();
  office.addresses.learn({ host: '10.0.0.77', port: 47_653 }, 'heard', office.test.console);
  await net.meet(gym, office);
  expect(gym.joining).toMatchObject({ step: 'comparing', comparing: { consoleName: 'Office', siteName: 'Larkmoor', confirmedHere: false } });
  expect(office.letting).toMatchObject({ triesLeft: MAX_TRIES - 1, asking: { consoleName: 'Gym', confirmedHere: false } });
  expect(gym.digitsThere).toMatch(/^\d{6}$/);
  expect(gym.digitsThere).toBe(office.digitsHere);
  office.admissions.confirm(office.digitsHere);
  await net.settle();
  expect(office.knows(gym)).toBeUndefined();
  gym.admissions.confirmJoin(gym.digitsThere);
  await net.settle();
  expect(office.knows(gym)).toMatchObject({ name: 'Gym', certificate: gym.certificate, publicKey: gym.test.ports.signer.publicKey, left: false, revoked: false });
  expect(office.letting).toMatchObject({ admitted: 'Gym', asking: null });
  expect(gym.joined).toMatchObject({ siteName: 'Larkmoor', console: office.test.console, certificate: office.certificate, caughtUp: false });
  expect(gym.pepper).toBe(office.pepper);
  expect(gym.addresses.all().map(({ console, address }) => [console, address.host])).toEqual([[office.test.console, '10.0.0.1']]);
  expect(office.addresses.all().some(({ console }) => console === gym.test.console)).toBe(true);
  expect(gym.joining).toMatchObject({ step: 'catchingUp' });
});

test('SI-63 a computer of which IT says to which site it belongs joins no other, and says which is set', async () => {
  const net = new Pairing();
  const office = (await net.pairer('Office')).found('Larkmoor');
  office.admissions.open();
  const lab = await net.pairer('Lab', { site: 'Grand Bend' });
  await net.meet(lab, office);
  expect(lab.joining).toMatchObject({ step: 'failed', comparing: null });
  expect(lab.joining.why).toMatch(/set this one up for “Grand Bend”, and this would be “Larkmoor”/);
  expect(office.letting.asking).toBeNull();
  await pair(net, await net.pairer('Gym', { site: 'LARKMOOR' }), office);
});

test('other consoles of the site are told with their addresses', async () => {
  const { net, office, gym } = await officeAndGym();
  await pair(net, gym, office);
  office.admissions.open();
  const tent = await net.pairer('Tent');
  await pair(net, tent, office);
  expect(new Set(tent.addresses.all().map(({ console }) => console))).toEqual(new Set([office.test.console, gym.test.console]));
});

test('somebody in between shows other digits on the two screens', async () => {
  const seen: boolean[] = [];
  for (let run = 0; run < 30; run++) {
    const { net, office, gym } = await officeAndGym();
    const middle = { certificate: `CERT-${run}`, address: '10.0.0.66:47653' };
    // It passes every word on as it is, over two lines of its own: only the certificates are others.
    net.listen(middle.address, middle.certificate, (towardsJoiner) => {
      const [towardsMember, atOffice] = MemoryEnd.pair(net.time, middle.certificate, office.certificate);
      office.admissions.take(atOffice);
      towardsJoiner.listen({ message: (given) => towardsMember.send(given as object), closed: () => towardsMember.close() });
      towardsMember.listen({ message: (given) => towardsJoiner.send(given as object), closed: () => towardsJoiner.close() });
    });
    gym.admissions.join(middle.address, 'Gym');
    await net.settle();
    // The commitment is over a certificate that the office does not see: it is found out before anybody compares.
    seen.push(office.letting.asking === null && gym.joining.step === 'failed');
    expect(office.letting.triesLeft).toBe(MAX_TRIES - 1);
  }
  expect(seen.every(Boolean)).toBe(true);
});

test('somebody in between who speaks for itself on both sides cannot make the digits alike', async () => {
  let alike = 0;
  for (let run = 0; run < 40; run++) {
    const net = new Pairing();
    const office = (await net.pairer('Office')).found('Larkmoor');
    office.admissions.open();
    const gym = await net.pairer('Gym');
    // A member of a site of the same name, and a joiner of the same name: all that a machine in between can be.
    const [falseOffice, falseGym] = [(await net.pairer(`In between ${run}`)).found('Larkmoor'), await net.pairer(`Half ${run}`)];
    falseOffice.admissions.open();
    await net.meet(gym, falseOffice);
    await net.meet(falseGym, office, 'Gym');
    if (gym.digitsThere === office.digitsHere) alike += 1;
  }
  expect(alike).toBe(0);
});

test('whoever reveals something else than it committed to, or a key that is not its own, is refused and has used a try', async () => {
  const { net, office, gym } = await officeAndGym();
  const wrong = async (change: (reveal: Record<string, unknown>) => Record<string, unknown>): Promise<unknown> => {
    const answers: MemberMessage[] = [];
    net.listen('10.0.0.50:47653', office.certificate, (towardsJoiner) => {
      const [through, atOffice] = MemoryEnd.pair(net.time, gym.certificate, office.certificate);
      office.admissions.take(atOffice);
      through.listen({ message: (given) => (answers.push(given as MemberMessage), towardsJoiner.send(given as object)), closed: () => towardsJoiner.close() });
      towardsJoiner.listen({ message: (given) => through.send((given as { kind: string }).kind === 'reveal' ? change(given as Record<string, unknown>) : (given as object)), closed: () => through.close() });
    });
    gym.admissions.join('10.0.0.50:47653', 'Gym');
    await net.settle();
    gym.admissions.cancelJoin();
    return answers.at(-1);
  };
  const refused = { kind: 'refused', rejection: { name: 'PairingBroken' } };
  expect(await wrong((reveal) => ({ ...reveal, nonce: testEvent('another') }))).toMatchObject(refused);
  expect(await wrong((reveal) => ({ ...reveal, proof: 'x' }))).toMatchObject(refused);
  expect(await wrong((reveal) => ({ ...reveal, publicKey: office.test.ports.signer.publicKey }))).toMatchObject(refused);
  expect(office.letting.triesLeft).toBe(MAX_TRIES - 3);
  expect(await wrong((reveal) => ({ ...reveal, kind: 'confirmed', nonce: undefined, publicKey: undefined, proof: undefined, addresses: undefined }))).toMatchObject(refused);
  expect(office.letting.asking).toBeNull();
});

test('what was said in another pairing does not serve in this one', async () => {
  const { net, office, gym } = await officeAndGym();
  await net.meet(gym, office);
  const heard = [...net.line.said] as object[];
  gym.admissions.cancelJoin();
  await net.settle();
  const [replayed, atOffice] = MemoryEnd.pair(net.time, gym.certificate, office.certificate);
  const answers: MemberMessage[] = [];
  replayed.listen({ message: (given) => answers.push(given as MemberMessage), closed: () => undefined });
  office.admissions.take(atOffice);
  for (const said of heard) replayed.send(said);
  await net.settle();
  expect(answers.map((one) => (one.kind === 'refused' ? one.rejection.name : one.kind))).toEqual(['offer', 'PairingBroken']);
});

test('after five tries it closes, and somebody has to open it again', async () => {
  const { net, office, gym } = await officeAndGym();
  for (let n = 1; n <= MAX_TRIES; n++) {
    await net.meet(gym, office);
    expect(office.letting.triesLeft).toBe(MAX_TRIES - n);
    expect(refusal(office.admissions.refuse(office.digitsHere))).toBe('done');
    await net.settle();
    expect(gym.joining).toMatchObject({ step: 'failed', why: expect.stringContaining('digits differ') as string });
  }
  expect(office.admissions.row().letting).toBeNull();
  await net.meet(gym, office);
  expect(gym.joining).toMatchObject({ step: 'failed', why: expect.stringContaining('not adding a console') as string });
});

test('after ten minutes it closes, whatever the clock on the wall says, and whoever compares is told', async () => {
  const { net, office, gym } = await officeAndGym();
  await net.settle(ADMISSION_MS - 1_000);
  await net.meet(gym, office);
  expect(office.letting.leftMs).toBeLessThan(1_000);
  gym.admissions.confirmJoin(gym.digitsThere);
  await net.settle(2_000);
  expect(office.admissions.row().letting).toBeNull();
  expect(gym.joining).toMatchObject({ step: 'failed', why: expect.stringContaining('not adding a console') as string });
  expect([office.knows(gym), gym.joined]).toEqual([undefined, null]);
});

test('of two that ask at once one is taken and the other is told; afterwards it opens for one alone', async () => {
  const { net, office, gym } = await officeAndGym();
  const tent = await net.pairer('Tent');
  await net.meet(gym, office);
  await net.meet(tent, office);
  expect(tent.joining).toMatchObject({ step: 'failed', why: expect.stringContaining('Another computer is being added') as string });
  expect(gym.digitsThere).toBe(office.digitsHere);
  gym.admissions.confirmJoin(gym.digitsThere);
  office.admissions.confirm(office.digitsHere);
  await net.settle();
  expect(gym.joining.step).toBe('catchingUp');
  await net.meet(tent, office);
  expect(tent.joining.step).toBe('failed');
});

test('either side may cancel, and an answer to digits that are gone is refused', async () => {
  const { net, office, gym } = await officeAndGym();
  await net.meet(gym, office);
  const digits = office.digitsHere;
  gym.admissions.cancelJoin();
  await net.settle();
  expect(office.letting.asking).toBeNull();
  expect(refusal(office.admissions.confirm(digits))).toBe('DigitsGone');
  expect(gym.admissions.row().joining).toBeNull();
  await net.meet(gym, office);
  expect(refusal(office.admissions.confirm('000000'))).toBe('DigitsGone');
  expect(refusal(gym.admissions.confirmJoin('000000'))).toBe('DigitsGone');
  office.admissions.close();
  await net.settle();
  expect(gym.joining.step).toBe('failed');
  expect(refusal(office.admissions.refuse(office.admissions.row().letting?.asking?.digits ?? digits))).toBe('DigitsGone');
});

test('a line that breaks after the fact and before the joiner heard of it: it asks again and is told that it is in', async () => {
  const { net, office, gym } = await officeAndGym();
  await net.meet(gym, office);
  const { line } = net;
  gym.admissions.confirmJoin(gym.digitsThere);
  await net.settle();
  office.admissions.confirm(office.digitsHere);
  line.cut();
  await net.settle(10);
  expect(office.knows(gym)).toBeDefined();
  expect([gym.joining.step, gym.joined?.site]).toEqual(['waiting', null]);
  office.admissions.close();
  await net.settle(5_000);
  await net.settle();
  expect(gym.joined?.site).not.toBeNull();
  expect(gym.pepper).toBe(office.pepper);
  expect(net.lines).toHaveLength(2);
});

test('the member is killed after the fact and before the joiner heard of it: it is told when the member is there again', async () => {
  const { net, office, gym } = await officeAndGym();
  await net.meet(gym, office);
  gym.admissions.confirmJoin(gym.digitsThere);
  await net.settle();
  office.admissions.confirm(office.digitsHere);
  net.listen(office.address, office.certificate, (link) => link.close());
  net.line.cut();
  for (let tries = 0; tries < 4; tries++) await net.settle(4_000);
  expect([gym.joining.step, gym.joined?.site]).toEqual(['waiting', null]);
  const restarted = new Pairer('Office', office.test, net, '10.0.0.1');
  net.listen(restarted.address, restarted.certificate, (link) => restarted.admissions.take(link));
  for (let tries = 0; tries < 4; tries++) await net.settle(4_000);
  expect(gym.joined?.site).toMatch(/^[a-z2-7]{26}$/);
  expect(gym.pepper).toBe(restarted.pepper);
});

test('a restart of the joiner in between asks again too, and only of the member whose digits were compared', async () => {
  const { net, office, gym } = await officeAndGym();
  await net.meet(gym, office);
  gym.admissions.confirmJoin(gym.digitsThere);
  await net.settle();
  office.admissions.confirm(office.digitsHere);
  net.line.cut();
  gym.admissions.end();
  const stranger = (await net.pairer('Stranger')).found('Larkmoor');
  net.listen(office.address, stranger.certificate, (link) => stranger.admissions.take(link));
  const again = new Pairer('Gym', gym.test, net, '10.0.0.2');
  again.admissions.resume();
  await net.settle();
  expect(again.joining).toMatchObject({ step: 'failed', why: expect.stringContaining('Another computer answered') as string });
  expect(again.joined).toBeNull();
});

test('whoever confirmed and was not let in is told so when it asks again, and nobody else is let in by asking like that', async () => {
  const { net, office, gym } = await officeAndGym();
  await net.meet(gym, office);
  gym.admissions.confirmJoin(gym.digitsThere);
  await net.settle();
  net.line.cut();
  await net.settle(5_000);
  await net.settle();
  expect(gym.joining).toMatchObject({ step: 'failed', why: expect.stringContaining('did not let this one in') as string });
  expect([gym.joined, office.knows(gym), gym.pepper === office.pepper]).toEqual([null, undefined, false]);
});

test('what cannot be saved lets nobody in, and says so on both sides', async () => {
  const { net, office, gym } = await officeAndGym();
  await net.meet(gym, office);
  gym.admissions.confirmJoin(gym.digitsThere);
  await net.settle();
  office.saves = false;
  expect(refusal(office.admissions.confirm(office.digitsHere))).toBe('DiskFull');
  await net.settle();
  expect(gym.joining).toMatchObject({ step: 'failed', why: expect.stringContaining('could not save') as string });
  expect(office.knows(gym)).toBeUndefined();
});

test('SI-29 a name that another console has is refused before anybody compares', async () => {
  const { net, office, gym } = await officeAndGym();
  await net.meet(gym, office, 'office');
  expect(gym.joining).toMatchObject({ step: 'failed', why: expect.stringContaining('Another console of this site is called “Office”') as string });
});

test('SI-28 a console that belongs to no site, or no longer, lets nobody in', async () => {
  const net = new Pairing();
  const [gym, tent] = [await net.pairer('Gym'), await net.pairer('Tent')];
  expect(refusal(gym.admissions.open())).toBe('NotAMember');
  await net.meet(tent, gym);
  expect(tent.joining.step).toBe('failed');
});

test('an own site goes aside only for its administrator, not in an incident, and only once the console is let in', async () => {
  const { net, office, gym } = await officeAndGym();
  gym.found('Gym alone');
  const administrator = gym.actor;
  gym.actor = { staff: administrator === 'unsigned' ? testId<PersonId>('x') : administrator.staff, role: 'teacher', grant: null };
  expect(refusal(gym.admissions.join(office.address, 'Gym'))).toBe('NotPermitted');
  gym.actor = administrator;
  await pair(net, gym, office);
  expect(gym.beganWith).toMatchObject({ siteName: 'Larkmoor', pepper: office.pepper, consoleName: 'Gym', console: office.test.console });
  expect([gym.pepper === office.pepper, gym.joined]).toEqual([false, null]);
});

test('machines that say nothing, nonsense, or one thing twice are let go', async () => {
  const { net, office } = await officeAndGym();
  const answersTo = async (...said: readonly object[]): Promise<readonly string[]> => {
    const [line, atOffice] = MemoryEnd.pair(net.time, 'CERT-x', office.certificate);
    const answers: string[] = [];
    line.listen({ message: (given) => answers.push((given as MemberMessage).kind === 'refused' ? (given as { rejection: { name: string } }).rejection.name : (given as MemberMessage).kind), closed: () => answers.push('closed') });
    office.admissions.take(atOffice);
    for (const one of said) line.send(one);
    await net.settle(20_000);
    return answers;
  };
  const ask = { kind: 'ask', protocols: [1], version: '1', name: 'X', commitment: testEvent('c'), again: false };
  expect(await answersTo()).toEqual(['PairingTimedOut', 'closed']);
  expect(await answersTo({ kind: 'ask', __proto__: { again: true } })).toEqual(['PairingNotUnderstood', 'closed']);
  // Whoever compares such a length throws, and zod did, outside of anything that caught it: a stranger could end the host.
  expect(await answersTo({ ...ask, protocols: { length: { toString: 1 } } })).toEqual(['PairingNotUnderstood', 'closed']);
  expect(await answersTo({ ...ask, protocols: [7] })).toEqual(['VersionsTooFarApart', 'closed']);
  expect(await answersTo(ask, ask)).toEqual(['offer', 'PairingBroken', 'closed']);
  expect(await answersTo(ask)).toEqual(['offer', 'PairingTimedOut', 'closed']);
  expect(await answersTo({ ...ask, again: true })).toEqual(['NotAdmittedYet', 'closed']);
  expect(await answersTo({ kind: 'confirmed' })).toEqual(['PairingBroken', 'closed']);
  // Whoever was told the nonce has used a try, whether it said any more or not.
  expect(office.letting).toMatchObject({ triesLeft: MAX_TRIES - 2, asking: null });
});

const text = fc.string({ maxLength: 30 });
const hex = fc.stringMatching(/^[0-9a-f]{64}$/);
const word = fc.oneof(
  fc.record({ kind: fc.constant('ask'), protocols: fc.array(fc.nat(3), { maxLength: 3 }), version: text, name: text, commitment: hex, again: fc.boolean() }),
  fc.record({ kind: fc.constant('reveal'), nonce: hex, publicKey: fc.stringMatching(/^[A-Za-z0-9_-]{43}$/), proof: text, addresses: fc.array(text, { maxLength: 3 }) }),
  fc.record({ kind: fc.constantFrom('confirmed', 'thanks', 'cancel', 'welcome', 'refused', 'offer', '__proto__') }),
  fc.object({ maxDepth: 2 }),
);

test('whatever machines say in whatever order, nobody is let in whose digits nobody confirmed, and the next one is heard', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(fc.nat(2), word), { maxLength: 25 }), async (said) => {
      const { net, office, gym } = await officeAndGym();
      const lines = Array.from({ length: 3 }, (_, n) => {
        const [line, atOffice] = MemoryEnd.pair(net.time, `CERT-${n}`, office.certificate);
        line.listen({ message: () => undefined, closed: () => undefined });
        office.admissions.take(atOffice);
        return line;
      });
      for (const [at, one] of said) {
        lines[at]?.send(one);
        await net.settle(2);
        const { digits } = office.admissions.row().letting?.asking ?? { digits: null };
        expect(digits).toBeNull();
      }
      await net.settle(20_000);
      expect(admittedConsoles(office.test.db)).toHaveLength(1);
      office.admissions.open();
      await pair(net, gym, office);
      expect(office.knows(gym)).toBeDefined();
    }),
    { numRuns: 40 },
  );
});

test('whatever a machine answers, a joiner joins nothing whose digits nobody confirmed there', async () => {
  const answer = fc.oneof(
    word,
    fc.record({ kind: fc.constant('offer'), protocol: fc.nat(2), version: text, siteName: text, consoleName: text, nonce: hex, publicKey: fc.stringMatching(/^[A-Za-z0-9_-]{43}$/) }),
    fc.record({ kind: fc.constant('welcome'), site: fc.constant(testId('site')), siteName: fc.constant('Elsewhere'), console: fc.constant(testId('c')), pepper: hex, consoles: fc.constant([]) }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(answer, { maxLength: 6 }), async (answers) => {
      const net = new Pairing();
      const gym = await net.pairer('Gym');
      const pepper = gym.pepper;
      net.listen('10.0.0.66:47653', 'CERT-x', (link) => link.listen({ message: () => answers.splice(0, 1).forEach((one) => link.send(one)), closed: () => undefined }));
      gym.admissions.join('10.0.0.66:47653', 'Gym');
      await net.settle(30_000);
      expect([gym.pepper, gym.joined, gym.beganWith]).toEqual([pepper, null, undefined]);
    }),
    { numRuns: 60 },
  );
});

test('the digits follow from every part of what both sides know, and are spread evenly', () => {
  const end = fc.record({ name: text, nonce: hex, publicKey: text, certificate: text });
  fc.assert(
    fc.property(end, end, text, fc.constantFrom('name', 'nonce', 'publicKey', 'certificate'), fc.boolean(), (joiner, member, siteName, part, ofJoiner) => {
      const other = { ...(ofJoiner ? joiner : member), [part]: `${(ofJoiner ? joiner : member)[part]}x` };
      const changed = ofJoiner ? proofText(nodeDigests, other, member, siteName) : proofText(nodeDigests, joiner, other, siteName);
      expect(changed).not.toBe(proofText(nodeDigests, joiner, member, siteName));
      expect(digitsOf(nodeDigests, joiner, member, siteName)).toMatch(/^\d{6}$/);
    }),
  );
  const first = new Map<string, number>();
  for (let n = 0; n < 20_000; n++) {
    const end = { name: 'x', nonce: String(n), publicKey: 'k', certificate: 'c' };
    const digit = digitsOf(nodeDigests, end, end, 's').slice(0, 1);
    first.set(digit, (first.get(digit) ?? 0) + 1);
  }
  expect(first.size).toBe(10);
  for (const count of first.values()) expect(Math.abs(count - 2_000)).toBeLessThan(250);
});

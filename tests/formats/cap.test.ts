/** Alerts in the Common Alerting Protocol, checked by the schema of OASIS with a validator that knows nothing of Muster. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { XmlDocument, XsdValidator } from 'libxml2-wasm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writeCapAlert, type CapAlert } from '../../shared/formats/cap/write-alert.ts';

const SCHEMA = join(import.meta.dirname, '../../../shared/data/cap/CAP-v1.2.xsd');
const isHere = existsSync(SCHEMA);

const real: CapAlert = {
  identifier: 'muster-1',
  sender: 'school@example.org',
  sentMs: Date.UTC(2026, 10, 19, 10, 14, 3),
  exercise: false,
  msgType: 'Alert',
  references: null,
  addresses: ['911@example.org', 'Fire & rescue "A"'],
  category: 'Safety',
  event: 'EVACUATE',
  senderName: 'Larkmoor <School>',
  headline: 'EVACUATE at Larkmoor & annex',
  description: 'Smoke ]]> in \u0007 wing \ud800',
  instruction: 'Go to the announced place.',
  areaDesc: 'Larkmoor',
};
const drill: CapAlert = { ...real, exercise: true };
const over: CapAlert = { ...real, msgType: 'Cancel', identifier: 'muster-1-closed', references: { identifier: 'muster-1', sentMs: real.sentMs } };

test('a drill is an Exercise and says so, a real incident is Actual, and an end names what it ends', () => {
  expect(writeCapAlert(drill)).toMatch(/<status>Exercise<\/status>[^]*<note>DRILL\./);
  expect(writeCapAlert(real)).toContain('<status>Actual</status>');
  expect(writeCapAlert(real)).not.toContain('DRILL');
  expect(writeCapAlert(over)).toContain('<references>school@example.org,muster-1,2026-11-19T10:14:03-00:00</references>');
});

describe.skipIf(!isHere)(`the schema of OASIS${isHere ? '' : ' (skipped: ../shared/data/cap is not here)'}`, () => {
  let schema: XmlDocument;
  let validator: XsdValidator;
  beforeAll(() => {
    schema = XmlDocument.fromBuffer(readFileSync(SCHEMA));
    validator = XsdValidator.fromDoc(schema);
  });
  afterAll(() => {
    validator.dispose();
    schema.dispose();
  });
  const validate = (xml: string): void => {
    const document = XmlDocument.fromString(xml);
    try {
      validator.validate(document);
    } finally {
      document.dispose();
    }
  };

  test.each([
    ['a real incident', real],
    ['a drill', drill],
    ['the end of one', over],
  ])('%s is valid', (_what, alert) => {
    expect(() => validate(writeCapAlert(alert))).not.toThrow();
  });

  test('the validator refuses what the standard forbids', () => {
    expect(() => validate(writeCapAlert(real).replace('Actual', 'Practice'))).toThrow();
    expect(() => validate(writeCapAlert(real).replace('-00:00', 'Z'))).toThrow();
  });
});

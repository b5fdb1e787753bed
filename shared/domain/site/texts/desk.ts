/** What is said to a student at the hand-off. */
import type { DefaultText } from './text.ts';

export const deskTexts = {
  'desk-comfortable': {
    where: 'Hand-off: what the student is asked',
    says: {
      en: 'Are you comfortable leaving with {adult}?',
      es: '¿Te sientes bien si te vas con {adult}?',
      vi: 'Em có thấy yên tâm khi về với {adult} không?',
      zh: '你愿意放心地跟{adult}离开吗？',
      ar: 'هل تشعر بالارتياح للمغادرة مع {adult}؟',
      ht: 'Èske ou santi w alèz pou w ale ak {adult}?',
    },
  },
} as const satisfies Readonly<Record<string, DefaultText>>;

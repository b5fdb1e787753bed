/** The words on a reunification card. What only staff fill in is printed in English alone. */
import type { DefaultText } from './text.ts';

export const cardTexts = {
  'card-title': { where: 'Card: heading', says: { en: 'Reunification card', es: 'Tarjeta de reunificación', vi: 'Phiếu đoàn tụ', zh: '团聚卡', ar: 'بطاقة لمّ الشمل', ht: 'Kat reyinifikasyon' } },
  'card-one-each': {
    where: 'Card: below the heading',
    says: {
      en: 'One card for each student. Please print.',
      es: 'Una tarjeta por estudiante. Escriba en letra de molde.',
      vi: 'Mỗi học sinh một phiếu. Xin viết chữ in.',
      zh: '每名学生一张卡。请用正楷填写。',
      ar: 'بطاقة واحدة لكل طالب. يُرجى الكتابة بخط واضح.',
      ht: 'Yon kat pou chak elèv. Tanpri ekri ak lèt detache.',
    },
  },
  'card-top': { where: 'Card: which half', says: { en: 'top', es: 'arriba', vi: 'phần trên', zh: '上半', ar: 'أعلى', ht: 'anwo' } },
  'card-bottom': { where: 'Card: which half', says: { en: 'bottom', es: 'abajo', vi: 'phần dưới', zh: '下半', ar: 'أسفل', ht: 'anba' } },
  'card-student': { where: 'Card: below a line', says: { en: 'Student’s name', es: 'Nombre del estudiante', vi: 'Tên học sinh', zh: '学生姓名', ar: 'اسم الطالب', ht: 'Non elèv la' } },
  'card-grade': { where: 'Card: below a line', says: { en: 'Grade', es: 'Grado', vi: 'Lớp', zh: '年级', ar: 'الصف', ht: 'Klas' } },
  'card-cell': { where: 'Card: below a line', says: { en: 'Student’s cell', es: 'Celular del estudiante', vi: 'Điện thoại học sinh', zh: '学生手机', ar: 'هاتف الطالب', ht: 'Telefòn elèv la' } },
  'card-adult': { where: 'Card: below a line', says: { en: 'Your name', es: 'Su nombre', vi: 'Tên quý vị', zh: '您的姓名', ar: 'اسمك', ht: 'Non ou' } },
  'card-relation': { where: 'Card: below a line', says: { en: 'Relationship', es: 'Parentesco', vi: 'Quan hệ', zh: '关系', ar: 'صلة القرابة', ht: 'Relasyon' } },
  'card-phone': { where: 'Card: below a line', says: { en: 'Your phone', es: 'Su teléfono', vi: 'Điện thoại quý vị', zh: '您的电话', ar: 'هاتفك', ht: 'Telefòn ou' } },
  'card-signature': { where: 'Card: below a line', says: { en: 'Signature', es: 'Firma', vi: 'Chữ ký', zh: '签名', ar: 'التوقيع', ht: 'Siyati' } },
  'card-stays': {
    where: 'Card: foot of the top half',
    says: {
      en: 'This half stays at check-in (accountant).',
      es: 'Esta mitad se queda en el registro.',
      vi: 'Phần này giữ lại tại bàn ghi danh.',
      zh: '此半联留在登记处。',
      ar: 'يبقى هذا النصف عند مكتب التسجيل.',
      ht: 'Mwatye sa a rete kote yo anrejistre ou a.',
    },
  },
  'card-tear': { where: 'Card: between the halves', says: { en: 'Tear here', es: 'Rasgue aquí', vi: 'Xé tại đây', zh: '沿此线撕开', ar: 'اقطع هنا', ht: 'Chire isit la' } },
  'card-give': {
    where: 'Card: foot of the bottom half',
    says: {
      en: 'Give this half to the reunifier.',
      es: 'Dé esta mitad a quien trae a su estudiante.',
      vi: 'Đưa phần này cho người dẫn học sinh đến.',
      zh: '请将此半联交给带学生来的工作人员。',
      ar: 'أعطِ هذا النصف لمن يُحضر الطالب.',
      ht: 'Bay moun k ap mennen elèv la mwatye sa a.',
    },
  },
  'card-drill': { where: 'Card: boxed on each half in a drill', says: { en: 'DRILL', es: 'SIMULACRO', vi: 'DIỄN TẬP', zh: '演习', ar: 'تدريب', ht: 'EGZÈSIS' } },
} as const satisfies Readonly<Record<string, DefaultText>>;

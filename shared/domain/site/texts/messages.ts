/**
 * Messages to families, by stage: the first notice, where to come and what to bring, while they wait, and the last. Drafts: every
 * language but English is this project's own translation [?] and has to be read by somebody who speaks it before it is sent.
 */
import type { DefaultText } from './text.ts';

export const messageTexts = {
  'message-drill': {
    where: 'Message: stands first in a drill',
    says: {
      en: 'DRILL. This is only a drill. Nobody is in danger.',
      es: 'SIMULACRO. Esto es solo un simulacro. Nadie está en peligro.',
      vi: 'DIỄN TẬP. Đây chỉ là diễn tập. Không ai gặp nguy hiểm.',
      zh: '演习。这只是一次演习，没有人处于危险之中。',
      ar: 'تدريب. هذا مجرد تدريب. لا أحد في خطر.',
      ht: 'EGZÈSIS. Sa a se sèlman yon egzèsis. Pèsonn pa an danje.',
    },
  },
  'message-first': {
    where: 'Message: first notice',
    says: {
      en: '{school}: There is an emergency at the school. Staff are with the students and help has been called. Please do not come to the school and do not call it: the roads and lines are needed. We will tell you where and when to pick up your child.',
      es: '{school}: Hay una emergencia en la escuela. El personal está con los estudiantes y se ha pedido ayuda. Por favor, no venga a la escuela ni llame: se necesitan las calles y las líneas libres. Le diremos dónde y cuándo recoger a su hijo o hija.',
      vi: '{school}: Trường đang có tình huống khẩn cấp. Nhân viên đang ở cùng học sinh và đã gọi hỗ trợ. Xin đừng đến trường và đừng gọi điện: cần giữ đường và đường dây thông suốt. Chúng tôi sẽ báo cho quý vị biết đón con ở đâu và khi nào.',
      zh: '{school}：学校发生紧急情况。教职工正陪伴学生，已请求救援。请不要前来学校，也不要致电学校，以保持道路和电话线路畅通。我们会通知您接孩子的地点和时间。',
      ar: '{school}: هناك حالة طوارئ في المدرسة. الموظفون مع الطلاب وقد طُلبت المساعدة. يُرجى عدم الحضور إلى المدرسة وعدم الاتصال بها لإبقاء الطرق والخطوط متاحة. سنخبركم بمكان وموعد استلام أطفالكم.',
      ht: '{school}: Gen yon ijans nan lekòl la. Anplwaye yo avèk elèv yo e yo rele sekou. Tanpri pa vini nan lekòl la epi pa rele: nou bezwen wout yo ak liy yo lib. N ap di w ki kote ak ki lè pou vin chèche pitit ou.',
    },
  },
  'message-where': {
    where: 'Message: where to come and what to bring',
    says: {
      en: '{school}: Pick up your child at {place}, from {time}. Bring a photo ID. Only an adult on the school’s record can pick up a child. Without an ID, come all the same: we will help you. You will fill in one card for each child and wait while we bring your child to you.',
      es: '{school}: Recoja a su hijo o hija en {place}, a partir de las {time}. Traiga una identificación con foto. Solo puede recogerlo un adulto que figure en el registro de la escuela. Si no tiene identificación, venga de todos modos: le ayudaremos. Llenará una tarjeta por cada niño y esperará mientras lo traemos.',
      vi: '{school}: Đón con tại {place}, từ {time}. Xin mang giấy tờ có ảnh. Chỉ người lớn có tên trong hồ sơ của trường mới được đón học sinh. Nếu không có giấy tờ, quý vị vẫn hãy đến: chúng tôi sẽ giúp. Quý vị điền một phiếu cho mỗi em và chờ chúng tôi đưa con đến.',
      zh: '{school}：请于{time}起到{place}接孩子。请携带带照片的身份证件。只有学校记录中登记的成年人才能接走孩子。没有证件也请前来，我们会协助您。请为每个孩子填写一张卡，并等候我们把孩子带到您面前。',
      ar: '{school}: استلموا طفلكم في {place} ابتداءً من الساعة {time}. أحضروا بطاقة هوية بها صورة. لا يستلم الطفل إلا شخص بالغ مسجّل لدى المدرسة. إن لم تكن لديكم هوية فاحضروا على أي حال وسنساعدكم. ستملؤون بطاقة لكل طفل وتنتظرون حتى نحضر طفلكم إليكم.',
      ht: '{school}: Vin chèche pitit ou nan {place}, apati {time}. Pote yon pyès idantite ak foto. Se sèlman yon granmoun ki nan dosye lekòl la ki ka pran timoun nan. Si w pa gen pyès, vini kanmèm: n ap ede w. W ap ranpli yon kat pou chak timoun epi w ap tann pandan n ap mennen pitit ou ba ou.',
    },
  },
  'message-waiting': {
    where: 'Message: while families wait',
    says: {
      en: '{school}: Families are being reunited at {place}. It takes time, because we check for each child who may take them. Your child is with staff until you come. Please stay in your line, and have your photo ID ready. Time of this message: {time}.',
      es: '{school}: Se está entregando a los estudiantes a sus familias en {place}. Toma tiempo, porque comprobamos quién puede llevarse a cada niño. Su hijo o hija está con el personal hasta que usted llegue. Por favor, permanezca en su fila con su identificación con foto lista. Hora de este mensaje: {time}.',
      vi: '{school}: Các gia đình đang được đoàn tụ tại {place}. Việc này cần thời gian vì chúng tôi kiểm tra ai được đón từng em. Con quý vị ở cùng nhân viên cho đến khi quý vị đến. Xin giữ hàng và chuẩn bị sẵn giấy tờ có ảnh. Giờ gửi tin này: {time}.',
      zh: '{school}：各家庭正在{place}团聚。这需要时间，因为我们要核对谁可以接走每个孩子。在您到达之前，您的孩子有教职工陪伴。请留在您的队伍中，并准备好带照片的证件。本消息时间：{time}。',
      ar: '{school}: يجري لمّ شمل العائلات في {place}. يستغرق ذلك وقتًا لأننا نتحقق لكل طفل ممن يحق له استلامه. طفلكم مع الموظفين إلى أن تحضروا. يُرجى البقاء في الصف وتجهيز الهوية التي بها صورة. وقت هذه الرسالة: {time}.',
      ht: '{school}: Fanmi yo ap reyini nan {place}. Sa pran tan, paske nou verifye pou chak timoun kiyès ki gen dwa pran li. Pitit ou avèk anplwaye yo jiskaske ou vini. Tanpri rete nan liy ou epi prepare pyès idantite w ak foto. Lè mesaj sa a: {time}.',
    },
  },
  'message-last': {
    where: 'Message: the last one',
    says: {
      en: '{school}: We have not met with some families yet. If nobody has picked up your child, come to {place} or call the school now. A member of the staff stays with every child until somebody comes. Time of this message: {time}.',
      es: '{school}: Todavía no hemos visto a algunas familias. Si nadie ha recogido a su hijo o hija, venga a {place} o llame ahora a la escuela. Un miembro del personal se queda con cada niño hasta que alguien llegue. Hora de este mensaje: {time}.',
      vi: '{school}: Chúng tôi chưa gặp được một số gia đình. Nếu chưa ai đón con quý vị, xin đến {place} hoặc gọi cho trường ngay. Luôn có nhân viên ở cùng mỗi em cho đến khi có người đến đón. Giờ gửi tin này: {time}.',
      zh: '{school}：我们还没有见到部分家庭。如果还没有人接走您的孩子，请到{place}或立即致电学校。每个孩子都有教职工陪伴，直到有人来接。本消息时间：{time}。',
      ar: '{school}: لم نلتقِ بعد ببعض العائلات. إذا لم يستلم أحد طفلكم فاحضروا إلى {place} أو اتصلوا بالمدرسة الآن. يبقى أحد الموظفين مع كل طفل إلى أن يحضر أحد. وقت هذه الرسالة: {time}.',
      ht: '{school}: Nou poko wè kèk fanmi. Si pèsonn poko vin chèche pitit ou, vini nan {place} oswa rele lekòl la kounye a. Yon anplwaye rete avèk chak timoun jiskaske yon moun vini. Lè mesaj sa a: {time}.',
    },
  },
} as const satisfies Readonly<Record<string, DefaultText>>;

/**
 * Invented people need names: by language, as families have them, in the scripts in which student systems hold them. Who
 * is written in another script than Latin usually has a Latin spelling on record too, as preferred name.
 */
type Names = readonly [string, ...string[]];

export interface NamePool {
  /** Of a hundred families, about how many. */
  readonly share: number;
  readonly language: string;
  readonly familyNames: Names;
  readonly students: Names;
  readonly women: Names;
  readonly men: Names;
}

export const NAME_POOLS: readonly [NamePool, ...NamePool[]] = [
  {
    share: 52,
    language: 'English',
    familyNames: [
      'Johnson', 'Miller', 'Davis', 'Walker', 'Harris', 'Clark', 'Lewis', 'Young', 'Allen', 'Wright', 'Hill', 'Green', 'Baker', 'Nelson', 'Carter',
      'Mitchell', 'Turner', 'Parker', 'Collins', 'Stewart', 'Morris', 'Murphy', 'Cook', 'Bell', 'Ward', 'Brooks', 'Gray', 'Hughes', 'O’Brien', 'Smith-Jones',
      'Smith', 'Brown', 'Wilson', 'Taylor', 'Anderson', 'Thomas', 'Jackson', 'White', 'Martin', 'Thompson', 'Robinson', 'King', 'Scott', 'Adams', 'Hall',
      'Campbell', 'Roberts', 'Phillips', 'Evans', 'Edwards', 'Rogers', 'Reed', 'Bailey', 'Cooper', 'Howard', 'Cox', 'Washington', 'Freeman', 'McAllister',
      'Van Buren', 'Okafor', 'Mensah', 'Desta', 'St. James',
    ],
    students: [
      'Ava', 'Noah', 'Emma', 'Liam', 'Olivia', 'Mason', 'Sophia', 'Lucas', 'Mia', 'Ethan', 'Amelia', 'Logan', 'Harper', 'James', 'Ella', 'Jack', 'Grace',
      'Henry', 'Chloe', 'Owen', 'Lily', 'Caleb', 'Zoe', 'Isaac', 'Nora', 'Wyatt', 'Hazel', 'Levi', 'Ruby', 'Jordan', 'Riley', 'Avery', 'Jaylen', 'Imani',
      'Benjamin', 'Elizabeth', 'William', 'Abigail', 'Samuel', 'Madison', 'Alexander', 'Katherine', 'Joseph', 'Aaliyah', 'Xavier', 'Naomi', 'Malik', 'Violet',
      'Theodore', 'Penelope', 'Elijah', 'Mary-Kate', 'D’Andre', 'Josiah', 'Skylar', 'Peyton', 'Quinn', 'Micah', 'Leah', 'Tobias',
    ],
    women: ['Jennifer', 'Lisa', 'Michelle', 'Angela', 'Karen', 'Stephanie', 'Denise', 'Heather', 'Tanya', 'Rachel', 'Laura', 'Monica', 'Keisha', 'Amy', 'Christine', 'Erin', 'Joyce', 'Dawn'],
    men: ['Michael', 'David', 'Robert', 'Brian', 'Kevin', 'Steven', 'Anthony', 'Marcus', 'Eric', 'Daniel', 'Paul', 'Gregory', 'Jerome', 'Scott', 'Timothy', 'Andre', 'Keith', 'Russell'],
  },
  {
    share: 22,
    language: 'Spanish',
    familyNames: ['García', 'Hernández', 'Núñez', 'Peña', 'Rodríguez', 'Jiménez', 'Ramírez', 'López Ortega', 'Ibáñez', 'Muñoz', 'Castañeda', 'Díaz', 'Vásquez', 'Cortés', 'Gómez de la Cruz', 'Morales', 'Reyes', 'Solís'],
    students: ['Sofía', 'Mateo', 'Valentina', 'Santiago', 'Camila', 'Diego', 'Lucía', 'Andrés', 'Ximena', 'José', 'Renée', 'Ángel', 'María José', 'Joaquín', 'Íker', 'Noelia', 'Emiliano', 'Belén', 'Ariana', 'Jesús', 'Yaretzi', 'Gael'],
    women: ['María', 'Guadalupe', 'Verónica', 'Rosa', 'Inés', 'Carmen', 'Mónica', 'Araceli', 'Lourdes', 'Yolanda'],
    men: ['Jesús', 'Héctor', 'Raúl', 'Luis', 'Óscar', 'Ramón', 'Julián', 'Martín', 'Ignacio', 'Fermín'],
  },
  {
    share: 6,
    language: 'Vietnamese',
    familyNames: ['Nguyễn', 'Trần', 'Lê', 'Phạm', 'Đặng', 'Vũ', 'Hoàng', 'Bùi'],
    students: ['Minh Anh', 'Bảo', 'Thảo', 'Quang', 'Ngọc', 'Đức', 'Hương', 'Khôi', 'Thiên Ân', 'Phúc', 'Tuyết', 'Gia Hân'],
    women: ['Lan', 'Thúy', 'Hạnh', 'Mỹ Linh', 'Phượng', 'Nhung'],
    men: ['Tuấn', 'Hùng', 'Dũng', 'Sơn', 'Thắng', 'Vinh'],
  },
  {
    share: 2,
    language: 'Polish',
    familyNames: ['Kowalczyk', 'Łukasik', 'Żak', 'Dąbek', 'Wróbel', 'Gołąb'],
    students: ['Małgorzata', 'Zofia', 'Kacper', 'Stanisław', 'Łucja', 'Błażej', 'Zuzanna', 'Michał'],
    women: ['Agnieszka', 'Bożena', 'Grażyna', 'Halina'],
    men: ['Paweł', 'Łukasz', 'Zbigniew', 'Jarosław'],
  },
  {
    share: 2,
    language: 'English',
    familyNames: ['Müller', 'Sørensen', 'Çelik', 'Žižka', 'Þórsdóttir', 'Ångström', 'Keihanaikukauakahihuliheekahaunaele'],
    students: ['Jürgen', 'Zoë', 'Björn', 'Aşkın', 'Řehoř', 'Astrid', 'Søren', 'Noëlle', 'Kaʻiulani', 'Einar'],
    women: ['Ingrid', 'Gülşen', 'Änne', 'Leilani'],
    men: ['Jörg', 'Ömer', 'Håkon', 'Keoni'],
  },
  {
    share: 4,
    language: 'Arabic',
    familyNames: ['الحسن', 'خليل', 'منصور', 'الشامي', 'حداد', 'ناصر'],
    students: ['ليلى', 'يوسف', 'مريم', 'عمر', 'نور', 'سامي', 'ياسمين', 'كريم', 'سلمى', 'طارق'],
    women: ['فاطمة', 'هدى', 'سعاد', 'رانيا'],
    men: ['أحمد', 'خالد', 'محمود', 'بلال'],
  },
  {
    share: 1,
    language: 'Hebrew',
    familyNames: ['כהן', 'לוי', 'מזרחי', 'פרידמן'],
    students: ['נועם', 'תמר', 'איתן', 'שירה', 'אורי', 'מיכל'],
    women: ['רחל', 'אסתר', 'יעל'],
    men: ['דוד', 'משה', 'אבי'],
  },
  {
    share: 3,
    language: 'Ukrainian',
    familyNames: ['Шевченко', 'Коваленко', 'Бондаренко', 'Мельник', 'Ткачук', 'Кравець'],
    students: ['Софія', 'Дмитро', 'Анна', 'Максим', 'Юлія', 'Тимофій', 'Злата', 'Богдан'],
    women: ['Олена', 'Наталія', 'Ірина', 'Світлана'],
    men: ['Сергій', 'Андрій', 'Олександр', 'Тарас'],
  },
  {
    share: 3,
    language: 'Chinese',
    familyNames: ['王', '李', '张', '陈', '林', '黄'],
    students: ['梓涵', '浩然', '雨桐', '子轩', '欣怡', '俊杰', '思远', '佳宁'],
    women: ['丽华', '秀英', '晓红', '美玲'],
    men: ['建国', '志强', '伟', '国华'],
  },
  {
    share: 2,
    language: 'Korean',
    familyNames: ['김', '이', '박', '최', '오', '정'],
    students: ['지우', '서연', '민준', '하은', '도윤', '예린', '준서', '수아'],
    women: ['미경', '은주', '지영'],
    men: ['성호', '재현', '동욱'],
  },
  {
    share: 2,
    language: 'Hindi',
    familyNames: ['शर्मा', 'पटेल', 'सिंह', 'गुप्ता', 'मेहता'],
    students: ['आरव', 'अनन्या', 'विहान', 'दिया', 'ईशान', 'काव्या', 'रोहन', 'मीरा'],
    women: ['सुनीता', 'प्रिया', 'रेखा'],
    men: ['राजेश', 'अमित', 'विक्रम'],
  },
  {
    share: 1,
    language: 'Lao',
    familyNames: ['Souvannaphoumkhamvongsa', 'Phommachanhdaraphet'],
    students: ['Khamphounvongsavanh', 'Noy', 'Keoviengxay', 'Dao'],
    women: ['Bounmysouvannalath', 'Chanthala'],
    men: ['Somphou', 'Viengsavanhkeo'],
  },
];

const LATIN: ReadonlyMap<string, string> = new Map(
  `الحسن Al-Hassan|خليل Khalil|منصور Mansour|الشامي Al-Shami|حداد Haddad|ناصر Nasser|ليلى Layla|يوسف Yousef|مريم Maryam|عمر Omar|نور Nour|سامي Sami|ياسمين Yasmin|كريم Karim|سلمى Salma|طارق Tariq|فاطمة Fatima|هدى Huda|سعاد Suad|رانيا Rania|أحمد Ahmed|خالد Khaled|محمود Mahmoud|بلال Bilal|כהן Cohen|לוי Levy|מזרחי Mizrahi|פרידמן Friedman|נועם Noam|תמר Tamar|איתן Eitan|שירה Shira|אורי Uri|מיכל Michal|רחל Rachel|אסתר Esther|יעל Yael|דוד David|משה Moshe|אבי Avi|Шевченко Shevchenko|Коваленко Kovalenko|Бондаренко Bondarenko|Мельник Melnyk|Ткачук Tkachuk|Кравець Kravets|Софія Sofiia|Дмитро Dmytro|Анна Anna|Максим Maksym|Юлія Yuliia|Тимофій Tymofii|Злата Zlata|Богдан Bohdan|Олена Olena|Наталія Nataliia|Ірина Iryna|Світлана Svitlana|Сергій Serhii|Андрій Andrii|Олександр Oleksandr|Тарас Taras|王 Wang|李 Li|张 Zhang|陈 Chen|林 Lin|黄 Huang|梓涵 Zihan|浩然 Haoran|雨桐 Yutong|子轩 Zixuan|欣怡 Xinyi|俊杰 Junjie|思远 Siyuan|佳宁 Jianing|丽华 Lihua|秀英 Xiuying|晓红 Xiaohong|美玲 Meiling|建国 Jianguo|志强 Zhiqiang|伟 Wei|国华 Guohua|김 Kim|이 Lee|박 Park|최 Choi|오 O|정 Jung|지우 Jiwoo|서연 Seoyeon|민준 Minjun|하은 Haeun|도윤 Doyun|예린 Yerin|준서 Junseo|수아 Sua|미경 Mikyung|은주 Eunju|지영 Jiyoung|성호 Seongho|재현 Jaehyun|동욱 Donguk|शर्मा Sharma|पटेल Patel|सिंह Singh|गुप्ता Gupta|मेहता Mehta|आरव Aarav|अनन्या Ananya|विहान Vihaan|दिया Diya|ईशान Ishaan|काव्या Kavya|रोहन Rohan|मीरा Meera|सुनीता Sunita|प्रिया Priya|रेखा Rekha|राजेश Rajesh|अमित Amit|विक्रम Vikram`
    .split('|')
    .map((pair): [string, string] => {
      const [written = '', latin = ''] = pair.split(' ');
      return [written, latin];
    }),
);

/** Null for a name that is written in Latin letters already. */
export function latinSpelling(name: string): string | null {
  const parts = name.split(' ').flatMap((part) => LATIN.get(part) ?? []);
  return parts.length === 0 ? null : parts.join(' ');
}

const SHORT: ReadonlyMap<string, string> = new Map([
  ['Benjamin', 'Ben'], ['Elizabeth', 'Liz'], ['William', 'Will'], ['Abigail', 'Abby'], ['Samuel', 'Sam'], ['Madison', 'Maddie'], ['Alexander', 'Alex'], ['Katherine', 'Kate'],
  ['Joseph', 'Joey'], ['Theodore', 'Teddy'], ['Penelope', 'Penny'], ['Elijah', 'Eli'], ['Valentina', 'Vale'], ['Santiago', 'Santi'], ['José', 'Pepe'], ['María José', 'Majo'],
  ['Małgorzata', 'Gosia'], ['Stanisław', 'Staś'], ['Jesús', 'Chuy'], ['Khamphounvongsavanh', 'K'],
]);

/** What a student of this name is often called; null where nothing is usual. */
export const shortName = (name: string): string | null => SHORT.get(name) ?? null;

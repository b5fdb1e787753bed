/** Invented people need names: by language, as families have them, in the scripts in which school systems hold them. */
type Names = readonly [string, ...string[]];

export interface NamePool {
  /** Of a hundred families, about how many. */
  readonly share: number;
  readonly familyNames: Names;
  readonly students: Names;
  readonly women: Names;
  readonly men: Names;
}

export const NAME_POOLS: readonly [NamePool, ...NamePool[]] = [
  {
    share: 56,
    familyNames: [
      'Johnson', 'Miller', 'Davis', 'Walker', 'Harris', 'Clark', 'Lewis', 'Young', 'Allen', 'Wright', 'Hill', 'Green', 'Baker', 'Nelson', 'Carter',
      'Mitchell', 'Turner', 'Parker', 'Collins', 'Stewart', 'Morris', 'Murphy', 'Cook', 'Bell', 'Ward', 'Brooks', 'Gray', 'Hughes', 'O’Brien', 'Smith-Jones',
    ],
    students: [
      'Ava', 'Noah', 'Emma', 'Liam', 'Olivia', 'Mason', 'Sophia', 'Lucas', 'Mia', 'Ethan', 'Amelia', 'Logan', 'Harper', 'James', 'Ella', 'Jack', 'Grace',
      'Henry', 'Chloe', 'Owen', 'Lily', 'Caleb', 'Zoe', 'Isaac', 'Nora', 'Wyatt', 'Hazel', 'Levi', 'Ruby', 'Jordan', 'Riley', 'Avery', 'Jaylen', 'Imani',
    ],
    women: ['Jennifer', 'Lisa', 'Michelle', 'Angela', 'Karen', 'Stephanie', 'Denise', 'Heather', 'Tanya', 'Rachel', 'Laura', 'Monica'],
    men: ['Michael', 'David', 'Robert', 'Brian', 'Kevin', 'Steven', 'Anthony', 'Marcus', 'Eric', 'Daniel', 'Paul', 'Gregory'],
  },
  {
    share: 22,
    familyNames: ['García', 'Hernández', 'Núñez', 'Peña', 'Rodríguez', 'Jiménez', 'Ramírez', 'López Ortega', 'Ibáñez', 'Muñoz'],
    students: ['Sofía', 'Mateo', 'Valentina', 'Santiago', 'Camila', 'Diego', 'Lucía', 'Andrés', 'Ximena', 'José', 'Renée', 'Ángel'],
    women: ['María', 'Guadalupe', 'Verónica', 'Rosa', 'Inés', 'Carmen', 'Mónica'],
    men: ['Jesús', 'Héctor', 'Raúl', 'Luis', 'Óscar', 'Ramón', 'Julián'],
  },
  {
    share: 7,
    familyNames: ['Nguyễn', 'Trần', 'Lê', 'Phạm', 'Đặng', 'Vũ'],
    students: ['Minh Anh', 'Bảo', 'Thảo', 'Quang', 'Ngọc', 'Đức', 'Hương', 'Khôi'],
    women: ['Lan', 'Thúy', 'Hạnh', 'Mỹ Linh'],
    men: ['Tuấn', 'Hùng', 'Dũng', 'Sơn'],
  },
  {
    share: 5,
    familyNames: ['Müller', 'Sørensen', 'Kowalczyk', 'Łukasik', 'Çelik', 'Žižka'],
    students: ['Zoë', 'Björn', 'Aşkın', 'Małgorzata', 'Jürgen', 'Řehoř', 'Astrid', 'Søren'],
    women: ['Agnieszka', 'Ingrid', 'Gülşen', 'Änne'],
    men: ['Paweł', 'Jörg', 'Ömer', 'Håkon'],
  },
  {
    share: 4,
    familyNames: ['الحسن', 'خليل', 'منصور', 'الشامي'],
    students: ['ليلى', 'يوسف', 'مريم', 'عمر', 'نور', 'سامي'],
    women: ['فاطمة', 'هدى', 'سعاد'],
    men: ['أحمد', 'خالد', 'محمود'],
  },
  {
    share: 3,
    familyNames: ['Шевченко', 'Коваленко', 'Бондаренко', 'Мельник'],
    students: ['Софія', 'Дмитро', 'Анна', 'Максим', 'Юлія', 'Тимофій'],
    women: ['Олена', 'Наталія', 'Ірина'],
    men: ['Сергій', 'Андрій', 'Олександр'],
  },
  {
    share: 3,
    familyNames: ['王', '李', '张', '陈'],
    students: ['梓涵', '浩然', '雨桐', '子轩', '欣怡', '俊杰'],
    women: ['丽华', '秀英', '晓红'],
    men: ['建国', '志强', '伟'],
  },
];

/** Column names of other languages in English, word for word, so that one guess serves all. What is not known stays as it is. */

/** Longer phrases first. */
const PHRASES: readonly (readonly [RegExp, string])[] = (
  [
    ['nombre completo|nom complet|nom et prenom|vollstandiger name', 'full name'],
    ['nom de famille|primer apellido|apellido paterno|apellidos?|nachname|familienname|zuname', 'last name'],
    ['segundo apellido|apellido materno|segundo nombre|deuxieme prenom|zweiter vorname', 'middle name'],
    ['primer nombre|nombres?|prenoms?|vornamen?|rufname', 'first name'],
    ['fecha de nacimiento|date de naissance|ne le|nee le|geburtsdatum|geburtstag|geboren am|geboren', 'date of birth'],
    ['numero de (?:matricula|estudiante|alumno)|matricula|matricule|numero (?:d )?eleve|schulernummer|schuler nr|schuler id', 'student number'],
    ['alumn[oa]|estudiante|(?:l )?eleve|schuler(?:in)?', 'student'],
    ['correo electronico|correo|courriel|adresse (?:e )?mail', 'email'],
    ['tutor legal|acudiente|apoderado|encargado|responsable legal|responsable|erziehungsberechtigte[rn]?|elternteil|sorgeberechtigte[rn]?', 'guardian'],
    ['madre|mere|mutter', 'mother'],
    ['padre|pere|vater', 'father'],
    ['contacto de emergencia|contact d urgence|notfallkontakt', 'emergency contact'],
    ['telefono|celular|movil|telefon|handy|mobiltelefon|telefonnummer|portable', 'phone'],
    ['parentesco|relacion|lien de parente|verwandtschaft', 'relationship'],
    ['maestr[oa]|profesor(?:a)?|docente|enseignante?|professeur|instituteur|institutrice|(?:klassen)?lehrer(?:in)?|lehrkraft|klassenleitung', 'teacher'],
    ['escuela|ecole|schule|colegio', 'school'],
    ['grado|niveau|klassenstufe|jahrgangsstufe|jahrgang', 'grade'],
    ['salon|aula|salle(?: de classe)?|raum|zimmer', 'room'],
    ['clase|grupo|seccion|classe|klasse', 'class'],
    ['idioma(?: materno| del hogar)?|lengua materna|langue(?: maternelle| parlee a la maison)?|muttersprache|familiensprache', 'home language'],
    ['necesidades(?: especiales)?|besoins(?: particuliers)?|forderbedarf', 'needs'],
    ['autobus|bus scolaire|schulbus', 'bus'],
    ['nom', 'name'],
  ] as const
).map(([words, english]) => [new RegExp(`(?<![\\p{L}])(?:${words})(?![\\p{L}])`, 'gu'), english]);

/** What is longer is a text, not the name of a column. */
const MAX_NAME = 60;

/** `key`: see `columnKey`. */
export function inEnglish(key: string): string {
  if (key.length > MAX_NAME) return key;
  const plain = key.normalize('NFD').replaceAll(/\p{M}/gu, '');
  return PHRASES.reduce((text, [words, english]) => text.replaceAll(words, english), plain).replaceAll(/\b(?:del?|d|des|du|der|la|el)\b/g, ' ').replaceAll(/\s+/g, ' ').trim();
}

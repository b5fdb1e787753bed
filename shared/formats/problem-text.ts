/** How a problem of a roster is put into words, in each of the tables of codes. */
export interface ProblemText {
  readonly severity: 'error' | 'warning';
  /** `{word}` stands for a fact given with the problem. */
  readonly message: string;
  readonly whatToDo: string;
}

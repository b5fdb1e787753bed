/** Stands where the id of a class is expected for those whom no class answers for. No digest is it: all its bits are nought. */
export const NO_CLASS = 'aaaaaaaaaaaaaaaaaaaaaaaaaa';

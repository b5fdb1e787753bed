/** Every limit of photos, with its reason; that of one photo is MAX_PHOTO_BYTES, beside its fact. */

/** More students than the largest campus has. */
export const MAX_PHOTOS = 5_000;
/** So many of 120 KB, which is twice what school photographers deliver for rosters. */
export const MAX_PHOTOS_BYTES = 600 * 1024 * 1024;
/** What a camera takes. A window decodes a picture to four bytes a pixel: 64 MB for this one. */
export const MAX_PHOTO_PIXELS = 16_000_000;

/** A file that may be a photo by its name; its bytes decide. */
export const isPhotoName = (baseName: string): boolean => /^[^.].*\.(?:jpe?g|png|webp)$/i.test(baseName);

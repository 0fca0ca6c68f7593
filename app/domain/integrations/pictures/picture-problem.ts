/** Why a picture of an imported post stayed a link. Each is a key of `import.picture`. */
export const pictureProblems = [
  'refused',
  'unreachable',
  'missing',
  'tooLarge',
  'noPicture',
  'quota',
  'noAuthor',
  'tooMany',
] as const
export type PictureProblem = (typeof pictureProblems)[number]

/** Pictures by their result. */
export type PictureReport = { fetched: number; problems: Record<PictureProblem, number> }

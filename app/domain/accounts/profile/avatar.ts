/** Bytes of a picture as it is sent. */
export const maxAvatarBytes = 1024 * 1024

/** Pixels of the two squares that are kept: for lines of authors at twice their size, and for the head of a profile. */
export const avatarSides = [80, 256] as const
export type AvatarSide = (typeof avatarSides)[number]

/** The name of a stored file. @param id of the avatar, 26 letters and digits */
export function avatarFile(id: string, side: AvatarSide): string {
  return `${id}${side}`
}

export function avatarFiles(id: string): string[] {
  return avatarSides.map((side) => avatarFile(id, side))
}

/** The name of the same file while moderators hide it: no address reaches it but a moderator's. */
export function hiddenFile(name: string): string {
  return `${name}hidden`
}

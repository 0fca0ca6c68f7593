/**
 * What a handle may be: 3 to 20 Latin letters, digits, `-`, `_` and Hangul syllables; a letter or digit at both ends.
 */
export const handleLength = { min: 3, max: 20 } as const

const letters = /^[A-Za-z0-9가-힣_-]+$/
const ends = /^[A-Za-z0-9가-힣].*[A-Za-z0-9가-힣]$/

export type HandleProblem = 'tooShort' | 'tooLong' | 'characters' | 'ends' | 'reserved'

/** The handle as stored: in composed form (macOS sends 한 as three parts), trimmed, in the case as typed. */
export function normalHandle(text: string): string {
  return text.normalize('NFC').trim()
}

/**
 * Why a handle (in its normal form) is refused; null when it is valid. Reserved words are checked by
 * `isReservedHandle`.
 */
export function handleProblem(handle: string): Exclude<HandleProblem, 'reserved'> | null {
  const length = [...handle].length
  if (!letters.test(handle)) return 'characters'
  if (length < handleLength.min) return 'tooShort'
  if (length > handleLength.max) return 'tooLong'
  return ends.test(handle) ? null : 'ends'
}

/**
 * The form by which handles are compared: two that look alike have the same skeleton, so a member cannot pass for
 * another. Lower case; 0 is o; 1 and i are l; rn is m; vv is w; - and _ are ignored.
 */
export function handleSkeleton(handle: string): string {
  return normalHandle(handle)
    .toLowerCase()
    .replace(/[-_]/g, '')
    .replaceAll('0', 'o')
    .replace(/[1i]/g, 'l')
    .replaceAll('rn', 'm')
    .replaceAll('vv', 'w')
}

/** Words for roles of staff and for parts of the site, and words that look like one. */
const reserved = [
  'admin',
  'administrator',
  'root',
  'sysadmin',
  'system',
  'staff',
  'moderator',
  'moderators',
  'mod',
  'curator',
  'agent',
  'team',
  'official',
  'owner',
  'operator',
  'support',
  'help',
  'helpdesk',
  'service',
  'customerservice',
  'security',
  'abuse',
  'billing',
  'postmaster',
  'webmaster',
  'hostmaster',
  'noreply',
  'info',
  'contact',
  'dangol',
  'me',
  'you',
  'new',
  'edit',
  'api',
  'login',
  'logout',
  'register',
  'signin',
  'signup',
  'settings',
  'members',
  'member',
  'threads',
  'stories',
  'search',
  'everyone',
  'everybody',
  'all',
  'here',
  'channel',
  'nobody',
  'anonymous',
  'guest',
  'visitor',
  'deleted',
  'former',
  'null',
  'undefined',
  '단골',
  '운영자',
  '운영진',
  '운영팀',
  '관리자',
  '관리팀',
  '담당자',
  '상담원',
  '상담사',
  '고객센터',
  '고객지원',
  '고객지원팀',
  '지원팀',
  '공식',
  '공식계정',
  '본사',
  '직원',
  '스태프',
  '매니저',
  '시스템',
  '익명',
  '탈퇴회원',
  '탈퇴한회원',
  '모두',
  '전체',
] as const

const reservedSkeletons = new Set(reserved.map(handleSkeleton))

/**
 * Words that claim a role of staff in any part of a handle (`haruwatt-support`, `admin_kim`, `하루와트운영자`), and the
 * handles that members get who left.
 */
const offices =
  /^former[-_]|(^|[-_\d])(admin|administrator|moderator|staff|support|official)($|[-_\d])|운영자|운영진|관리자|고객센터|고객지원|공식계정/

/**
 * Whether a handle could pass for staff, for the site, or for a part of it.
 * @param names what the community is called
 */
export function isReservedHandle(handle: string, names: readonly string[]): boolean {
  const skeleton = handleSkeleton(handle)
  return (
    reservedSkeletons.has(skeleton) ||
    names.some((name) => skeleton === handleSkeleton(name.replace(/\s/g, ''))) ||
    offices.test(handle.toLowerCase())
  )
}

/** Why a backup or a restore was refused, with what to do about it. The command line prints it as one line. */
export class BackupProblem extends Error {
  readonly code = 'EBACKUP'
}

/** Whether the error, or one that caused it, says that no more can be written to the disk. */
export function isDiskFull(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  return /^(ENOSPC|EDQUOT|EFBIG|SQLITE_FULL)$/.test(code) || isDiskFull(error.cause)
}

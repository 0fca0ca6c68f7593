/** What a member has to begin a sign-in with. `mail`: an address, to which links that set a password go. */
export type WaysIn = { password: boolean; mail: boolean; passkeys: number; identities: number }

/** Whether there is at least one. The last way in can't be removed. */
export function canGetIn({ password, mail, passkeys, identities }: WaysIn): boolean {
  return password || mail || passkeys > 0 || identities > 0
}

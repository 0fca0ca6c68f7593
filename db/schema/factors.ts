/** The authenticator app of a member: codes that change every 30 seconds. */
export type AuthenticatorAppTable = {
  member_id: string
  /** The shared key, sealed with SESSION_SECRET and the member's id. */
  sealed_key: string
  created_at: string
  /** Number of the 30 seconds whose code was accepted last: it and older ones are refused. */
  last_step: number
}

/** A key in a device or password manager that signs in with a fingerprint, face or PIN. */
export type PasskeyTable = {
  id: string
  member_id: string
  /** As WebAuthn names it, base64url. */
  credential_id: string
  /** COSE key, base64url. */
  public_key: string
  /** How often the device says it was used; 0 where it does not count. */
  counter: number
  /** Space-separated: internal hybrid usb … */
  transports: string
  name: string
  created_at: string
  last_used_at: string | null
}

/** One of ten codes that replace a lost device, once each. */
export type RecoveryCodeTable = {
  member_id: string
  /** Keyed hash: neither the database nor a backup lets anyone use a code. */
  code_hash: string
  created_at: string
  used_at: string | null
}

/** A sign-in whose first step is done. Its token is in a cookie; here is its SHA-256. */
export type SecondStepTable = { token_hash: string; member_id: string; created_at: string; expires_at: string }

/** A question to a passkey that was answered: the same answer is not taken twice. */
export type UsedChallengeTable = { id: string; expires_at: string }

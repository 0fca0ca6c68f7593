/** A browser that a member let show notifications; gone with its session. */
export type PushSubscriptionTable = {
  id: string
  member_id: string
  session_hash: string
  /** Address at the push service of the browser's maker. */
  endpoint: string
  /** Keys of the browser, base64url: what is sent is readable there alone. */
  p256dh: string
  auth: string
  created_at: string
}

/** The key pair that the site signs with (VAPID); one row, `site`. The private half is sealed with SESSION_SECRET. */
export type PushKeyTable = { name: string; public_key: string; sealed_private_key: string; created_at: string }

import { Lucia, TimeSpan } from 'lucia'
import type { Env } from '#app/core/env.server.ts'
import type { Instant } from '#app/core/time.ts'
import type { Db } from '#db/dialects/dialect.ts'
import { luciaAdapter, type OwnerFacts, type SessionFacts } from './lucia-adapter.server.ts'

/** Browsers drop cookies after 400 days at the latest; the database decides when a session ends. */
const cookieDays = 400

/** Lucia for one database handle and one moment. Cheap to create: three small objects. */
export function luciaOver(db: Db, now: Instant) {
  const period = new TimeSpan(1, 'd')
  return new Lucia(luciaAdapter(db, now, period.milliseconds()), {
    sessionExpiresIn: period,
    getSessionAttributes: (facts: SessionFacts) => facts,
    getUserAttributes: (facts: OwnerFacts) => facts,
  })
}

/** The cookie rules, without a database: `__Host-` binds the cookie to this host and to https. */
export function luciaCookies(env: Pick<Env, 'secure'>) {
  return new Lucia(noDatabase, {
    sessionExpiresIn: new TimeSpan(cookieDays, 'd'),
    sessionCookie: { name: sessionCookieName(env), attributes: { secure: env.secure, sameSite: 'lax', path: '/' } },
  })
}

export function sessionCookieName(env: Pick<Env, 'secure'>): string {
  return env.secure ? '__Host-sid' : 'sid'
}

const refuse = (): never => {
  throw new Error('Cookies are made and read without the database.')
}
const noDatabase = {
  getSessionAndUser: refuse,
  getUserSessions: refuse,
  setSession: refuse,
  updateSessionExpiration: refuse,
  deleteSession: refuse,
  deleteUserSessions: refuse,
  deleteExpiredSessions: refuse,
}

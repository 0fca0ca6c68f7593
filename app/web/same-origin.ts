import { incomingMailPath, isApiPath } from './asked-address.ts'

/**
 * Written to without session: by mail clients for their readers (RFC 8058), where the signed link is the right to do
 * it, and by the mail server that hands over messages and signs them.
 */
const openPaths = ['/mail/unsubscribe/', incomingMailPath]

type Asked = { method: string; path: string; secFetchSite: string | undefined; origin: string | undefined }

/**
 * Whether a write comes from a page of this site. Browsers say so themselves (`Sec-Fetch-Site`); older ones send
 * `Origin`. A write with neither is refused: only the API, which ignores cookies, is open to other programs.
 * @param siteOrigin the configured ORIGIN, never the Host header, which the client chooses.
 */
export function mayWrite(asked: Asked, siteOrigin: string): boolean {
  if (asked.method === 'GET' || asked.method === 'HEAD' || asked.method === 'OPTIONS') return true
  if (isApiPath(asked.path) || openPaths.some((path) => asked.path.startsWith(path))) return true
  if (asked.secFetchSite !== undefined) return asked.secFetchSite === 'same-origin'
  return asked.origin === siteOrigin
}

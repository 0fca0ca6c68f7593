/** Whether an address is of one of these mail domains, or of a part of one: `kr.example.com` is of `example.com`. */
export function isOfDomain(email: string, domains: readonly string[]): boolean {
  const domain = email.slice(email.lastIndexOf('@') + 1).toLowerCase()
  return domains.some((one) => {
    const wanted = one.trim().toLowerCase().replace(/^@/, '')
    return wanted !== '' && (domain === wanted || domain.endsWith(`.${wanted}`))
  })
}

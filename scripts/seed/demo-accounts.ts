import { cast, demoPassword, oneClickAccounts } from '#db/seeds/demo/cast.ts'

/** The accounts as text for the terminal. */
export function demoAccountsText(): string {
  const rows = Object.entries(oneClickAccounts).map(([role, handle]) => {
    const name = cast.find((member) => member.handle === handle)?.name ?? handle
    return `    ${role.padEnd(10)} ${handle.padEnd(10)} ${name}`
  })
  return [
    '',
    '  Demo accounts (one click on the sign-in page, or with the password below):',
    ...rows,
    `    password   ${demoPassword}`,
  ].join('\n')
}

import { Avatar } from '#app/components/parts/avatar.tsx'
import { Section } from '#app/components/parts/section.tsx'
import { useT } from '#app/components/shell/reader.tsx'
import type { Role } from '#app/registry/permissions.ts'

export type DemoPersonView = {
  handle: string
  name: string
  roles: readonly Role[]
  staff: { title: string | null } | null
}

/** In the demo: one person of each role, signed in with one click. Nothing elsewhere. */
export function DemoPeople({ people, next }: { people: readonly DemoPersonView[]; next: string }) {
  const t = useT()
  if (people.length === 0) return null
  return (
    <Section title={t('accounts.signIn.demoTitle')}>
      <p>{t('accounts.signIn.demoText')}</p>
      <form method="post" data-reload className="stack tight gap">
        <input type="hidden" name="intent" value="demo" />
        <input type="hidden" name="next" value={next} />
        {people.map((person) => (
          <p key={person.handle} className="row">
            <Avatar of={{ name: person.name, handle: person.handle, staff: person.staff !== null }} />
            <button className="button" name="handle" value={person.handle}>
              {t('accounts.signIn.demoAs', {
                name: person.name,
                role: t.any(`accounts.role.${person.roles[0] ?? 'customer'}`),
              })}
            </button>
          </p>
        ))}
      </form>
    </Section>
  )
}

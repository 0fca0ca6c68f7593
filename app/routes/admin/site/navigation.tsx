import { z } from 'zod'
import { OnceField } from '#app/components/forms/once-field.tsx'
import { ShiftButtons } from '#app/components/forms/shift-buttons.tsx'
import { Button } from '#app/components/parts/button.tsx'
import { Label } from '#app/components/parts/label.tsx'
import { PageTitle } from '#app/components/parts/page-title.tsx'
import { mainNav } from '#app/components/shell/navigation.ts'
import type { PageProps } from '#app/components/shell/page.tsx'
import { useT } from '#app/components/shell/reader.tsx'
import type { RouteHandle } from '#app/components/shell/route-handle.ts'
import { shiftNavigation, showNavigation } from '#app/domain/site/navigation/arrange-navigation.server.ts'
import { inOrder, navigationEntries } from '#app/registry/navigation.ts'
import { guardedAction, intent } from '#app/web/form-action.server.ts'
import { guardedLoader } from '#app/web/page-loader.server.ts'

export const handle: RouteHandle<typeof loader> = {
  page: 'narrow',
  head: (_data, t) => ({ title: t('site.navigation.title'), noindex: true }),
}

export const loader = guardedLoader('setting.change', ({ ctx }) => {
  const hidden = ctx.setting('site.navigationHidden')
  return Promise.resolve({
    entries: inOrder(ctx.setting('site.navigationOrder')).map((id) => ({ id, shown: !hidden.includes(id) })),
  })
})

const id = z.enum(navigationEntries)
const here = '/admin/navigation'

export const action = guardedAction('setting.change', {
  shift: intent({
    shape: z.object({ id, direction: z.enum(['up', 'down']) }),
    async run({ ctx }, input) {
      await shiftNavigation(ctx, input)
      return { to: here }
    },
  }),
  show: intent({
    shape: z.object({ id, shown: z.enum(['yes', 'no']) }),
    async run({ ctx }, { id: entry, shown }) {
      await showNavigation(ctx, { id: entry, shown: shown === 'yes' })
      return { to: here }
    },
  }),
})

/** Which entries the bar on top has, and in which order. */
export default function AdminNavigation({ data: { entries } }: PageProps<typeof loader>) {
  const t = useT()
  return (
    <>
      <PageTitle title={t('site.navigation.title')} lede={t('site.navigation.lede')} />
      <ul className="lines">
        {entries.map(({ id: entry, shown }, i) => {
          const name = t(mainNav.find(({ key }) => key === entry)?.text ?? 'shell.nav.threads')
          return (
            <li key={entry} className="spread">
              <span>
                <b>{name}</b> {!shown && <Label>{t('site.navigation.hidden')}</Label>}
              </span>
              <span className="row">
                <form method="post" className="row">
                  <OnceField />
                  <ShiftButtons id={entry} name={name} first={i === 0} last={i === entries.length - 1} />
                </form>
                <form method="post">
                  <input type="hidden" name="intent" value="show" />
                  <input type="hidden" name="id" value={entry} />
                  <OnceField />
                  <Button
                    size="small"
                    look="quiet"
                    name="shown"
                    value={shown ? 'no' : 'yes'}
                    aria-label={`${t(shown ? 'site.navigation.hide' : 'site.navigation.show')}: ${name}`}
                  >
                    {t(shown ? 'site.navigation.hide' : 'site.navigation.show')}
                  </Button>
                </form>
              </span>
            </li>
          )
        })}
      </ul>
    </>
  )
}

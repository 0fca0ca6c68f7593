import { redirect, type ActionFunctionArgs } from '@remix-run/node'
import { setReadingLanguages } from '#app/domain/accounts/profile/set-reading-languages.server.ts'
import { bannerId } from '#app/domain/site/banner/banner.ts'
import { withoutLanguage } from '#app/i18n/language-param.ts'
import { isLocale } from '#app/i18n/locale.ts'
import { preferenceCookie } from '#app/web/preference-cookie.ts'
import { formOf } from '#app/web/read-form.server.ts'
import { safePath } from '#app/web/safe-path.ts'

const themes: unknown[] = ['light', 'dark']

/**
 * Keeps the reader's language and brightness, and which posts they read, in cookies (the last one for members on every
 * device) and goes back to where the switch was pressed.
 */
export async function action({ request, context: { ctx } }: ActionFunctionArgs) {
  const { form } = await formOf(request)
  const headers = new Headers()
  const lang = form.get('lang')
  const theme = form.get('theme')
  const reads = form.get('reads')

  if (isLocale(lang)) headers.append('Set-Cookie', preferenceCookie('lang', lang))
  if (themes.includes(theme)) headers.append('Set-Cookie', preferenceCookie('theme', String(theme)))
  if (theme === 'system') headers.append('Set-Cookie', preferenceCookie('theme', null))

  const veil = form.get('veil')
  if (veil === 'on' || veil === 'off')
    headers.append('Set-Cookie', preferenceCookie('veil', veil === 'off' ? 'off' : null))

  const banner = form.get('banner')
  if (typeof banner === 'string' && bannerId.test(banner))
    headers.append('Set-Cookie', preferenceCookie('banner', banner))

  if (isLocale(reads) || reads === 'all') {
    headers.append('Set-Cookie', preferenceCookie('reads', reads))
    if (ctx.actor.memberId !== null) await setReadingLanguages(ctx, isLocale(reads) ? reads : null)
  }

  // The choice is for every page: an address that names a language would undo it.
  const back = safePath(form.get('back'))
  return redirect(isLocale(lang) ? withoutLanguage(back) : back, { status: 303, headers })
}

/** The switch is in the foot of every page; a reader who opens its address is sent to the front page. */
export function loader() {
  return redirect('/')
}

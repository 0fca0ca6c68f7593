import { tintOf } from '#app/components/parts/tint.ts'
import type { Me, Reader } from '#app/components/shell/reader.tsx'
import type { ToastView } from '#app/components/shell/toast.tsx'
import type { Ctx } from '#app/core/context.server.ts'
import { randomText } from '#app/core/ids.ts'
import { shownBanner } from '#app/domain/site/banner/banner.ts'
import { presentBanners } from '#app/domain/site/banner/queries/banners.server.ts'
import { plainFace, siteFace } from '#app/domain/site/brand/site-face.ts'
import { translator } from '#app/i18n/index.ts'
import { sealFormTime } from '#app/web/form-guard/form-time.server.ts'
import type { FormResult } from '#app/web/form-result.ts'
import { readHeldForm } from '#app/web/held-form.server.ts'
import { preferencesOf } from '#app/web/preferences.ts'
import { readToast } from '#app/web/toast.server.ts'

/** Who reads a page, and what the page before left to be said. */
export async function pageReader(ctx: Ctx, request: Request): Promise<{ reader: Reader; toast: ToastView | null }> {
  const me = signedInMember(ctx)
  const face = siteFace(ctx)
  return {
    reader: {
      locale: ctx.locale,
      t: translator(ctx.locale),
      theme: ctx.theme,
      now: ctx.now(),
      timeZone: ctx.setting('site.timeZone'),
      siteName: face.name,
      face,
      banner: shownBanner(await presentBanners(ctx), {
        actor: ctx.actor,
        locale: ctx.locale,
        at: ctx.now(),
        closed: preferencesOf(request.headers.get('cookie') ?? undefined, undefined).banner,
      }),
      me,
      // Distinguishes one showing of a form from the next: the stamp behind the hidden field `once`.
      formStamp: randomText(20),
      formTime: me === null || me.trustLevel === 0 ? sealFormTime(ctx.platform.env, ctx.now()) : '',
      held: me === null ? null : await formHeldHere(ctx, request),
    },
    toast: readToast(request),
  }
}

/** The reader of a page that is shown while the database cannot be asked: no settings, no member. */
export function strandedReader({ locale, theme }: Pick<Ctx, 'locale' | 'theme'>): Reader {
  return {
    locale,
    t: translator(locale),
    theme,
    now: '1970-01-01T00:00:00.000Z',
    timeZone: 'UTC',
    siteName: plainFace.name,
    face: plainFace,
    me: null,
    formStamp: '',
    formTime: '',
  }
}

function signedInMember({ actor: { memberId, handle, name, roles, trustLevel, avatar } }: Ctx): Me | null {
  if (memberId === null || handle === null) return null
  return { id: memberId, handle, name: name ?? handle, roles, trustLevel, tint: tintOf(handle), avatar: avatar ?? null }
}

/** The form that waits for this reader, if it belongs to this page. */
async function formHeldHere(ctx: Ctx, request: Request): Promise<FormResult | null> {
  const held = await readHeldForm(ctx, request)
  return held === null || held.path !== new URL(request.url).pathname
    ? null
    : { intent: held.intent, result: held.result }
}

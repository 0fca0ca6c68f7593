import type { Mark } from './blocked-words.ts'

const name = String.raw`@?(?=[\d_.-]*[a-z])[a-z0-9][\w.-]{3,30}`
/** Something that is no word of a language: it has a digit, or it is marked as a name. */
const odd = String.raw`(?:@[a-z][\w.-]{3,30}|(?=@?[a-z_.-]*\d)${name})`
const messengers = String.raw`(?:카카오톡|카톡|ㅋㅏ톡|카ㅋㅗ톡|텔레그램|텔레|위챗|라인|왓츠앱|시그널|kakao\s?talk|kakao|telegram|whats\s?app|wechat|line|signal|viber)`

/** `카톡 abc123`, `Telegram: @abc`, `WeChat ID abc`: a messenger, and behind it who to write to. */
const inMessenger = new RegExp(
  String.raw`(?<![\p{L}\p{N}])${messengers}\s*(?:(?:id|아이디)\s*[:：]?\s*${name}|[:：]\s*${odd}|\s${odd})`,
  'giu',
)
/** `카톡 solarking`: behind the Korean name of a messenger, a Latin word in small letters that is no abbreviation. */
const inKorean =
  /(?<![\p{L}\p{N}])(?:카카오톡|카톡|ㅋㅏ톡|카ㅋㅗ톡|텔레그램|텔레|위챗|라인)\s*[:：]?\s*(?=[\d_.-]*[a-z])[a-z0-9][a-z0-9_.-]{5,30}(?![\p{L}\p{N}])/gu
/** Links to a chat with somebody. */
const chats = /(?<![\p{L}\p{N}.])(?:t\.me|wa\.me|open\.kakao\.com|line\.me)\/[\w/?=&.-]+/giu
/** A Korean mobile number, however it is set apart; numbers of companies begin otherwise. */
const mobile = /(?<![\d.,-])01[016789][\s.·-]*\d{3,4}[\s.·-]*\d{4}(?![\d.,])/gu
/** A number with the code of its country. */
const abroad = /(?<![\d\p{L}+])\+\d{1,3}[\s.(-]{1,2}\d{2,4}(?:[\s.)-]{1,2}\d{3,7}){1,3}(?!\d)/gu
/** A number that somebody is asked to call. */
const called =
  /(?<!\p{L})(?:call|text|phone|tel\.?|전화|문자|문의|연락)[\s:：]{1,3}(?:\d{2,4}[\s.-]){2}\d{3,4}(?!\d)/giu

/** Where a text says how to reach somebody outside of the site: a mobile number, or a name in a messenger. */
export function contactsIn(text: string): Mark[] {
  const found = [inMessenger, inKorean, chats, mobile, abroad, called].flatMap((pattern) =>
    [...text.matchAll(pattern)].map((match): Mark => [match.index, match.index + match[0].length]),
  )
  // Several patterns find the same place.
  return [...new Map(found.map((mark) => [mark[0], mark])).values()]
}

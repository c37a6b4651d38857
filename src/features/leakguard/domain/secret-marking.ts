import type { LeakKind } from '../../../kernel/leak-kinds.ts'
import type { Hit } from './leak.ts'
import type { Scene } from './scene.ts'

// 国家秘密标志: 密级、★ 和保密期限, e.g. 机密★10年. Prose about secrets (绝密、机密、秘密三级) has no star and is no marking.
const STARRED =
  /(?:绝密|机密|秘密)\s?(?:级)?\s?[★☆✩✭⭐]\s?(?:\d{1,2}\s?(?:年|个月|月|天|日)|长期|[一二三四五六七八九十]{1,3}年|启用前|解密[^\n]{0,6})?/g
const ALONE =
  /^[ \t【[（(〔]*(?:密\s?级\s?[:：]\s?)?(?:绝\s?密|机\s?密|秘\s?密)(?:级|件)?\s?(?:[★☆]|\d{1,2}\s?(?:年|个月)|长期)?[ \t】\])）〕]*$/gm
const GRADED = /密\s?级\s?[:：]\s?(?:绝密|机密|秘密)/g
const INTERNAL =
  /内部(?:资料|文件|材料|刊物)[\s,，;；·（(]{0,3}(?:注意保存|妥善保管|严禁外传|不得外传|请勿外传|切勿外传|禁止外传|不得公开|不得翻印|严禁复制)|^[ \t【[（(〔]*(?:内部(?:资料|文件|材料|使用)|仅供内部(?:使用|参考|传阅)|不得外传)[ \t】\])）〕!！]*$/gm

const WORTH_A_LOOK = /[绝机秘]\s?密|内部|外传/

function all(text: string, { form, kind }: { form: RegExp; kind: LeakKind }): Hit[] {
  return [...text.matchAll(form)].map(({ 0: found, index }) => {
    const lead = found.length - found.trimStart().length
    return { kind, certainty: 'certain', start: index + lead, end: index + found.trimEnd().length }
  })
}

/** Markings of state secrets (保密法第三十五条), and of internal material that may hold work secrets (保密法第六十四条). */
export function secretMarkings({ text, heading }: Scene): Hit[] {
  if (!WORTH_A_LOOK.test(text)) return []
  const grade = /密\s?级/.test(heading) ? /绝密|机密|秘密/g : undefined
  return [
    ...all(text, { form: STARRED, kind: 'secret-marking' }),
    ...all(text, { form: ALONE, kind: 'secret-marking' }),
    ...all(text, { form: GRADED, kind: 'secret-marking' }),
    ...(grade ? all(text, { form: grade, kind: 'secret-marking' }) : []),
    ...all(text, { form: INTERNAL, kind: 'internal-marking' }),
  ]
}

import { addDays } from '../../kernel/day.ts'
import { hasSite } from '../sites.ts'
import { units } from '../units.ts'
import type { Draft } from './draft.ts'
import { type Era, officeDay } from './era.ts'

/** 单位简介: the standing page of every sub-site. */
export function about({ today }: Era): Draft[] {
  return units.filter(hasSite).map(({ slug, name, intro, office, phone, officeHours }, at) => {
    const day = officeDay(addDays(today, -200 - at))
    return {
      unit: slug,
      title: `${name}简介`,
      body: `${intro === '' ? `${name}是示例医科大学的内设单位。` : intro}
## 办公地点和时间
|: 办公地址 | ${office === '' ? '行政楼' : office} |
|: 办公时间 | ${officeHours === '' ? '工作日 8:00—16:30' : officeHours} |
|: 联系电话 | ${phone} |
## 信息公开
本单位确定一名联络员负责信息公开工作，公开的信息见本站各栏目；没有找到的，可以[申请公开](/apply)。`,
      columns: ['about'],
      formedOn: day,
      publishedOn: day,
      materialKind: 'publicity' as const,
      keywords: ['单位简介'],
      isUnsigned: true,
    }
  })
}

import { addDays } from '../../kernel/day.ts'
import { samplePictures } from '../sample-pictures.ts'
import type { Draft } from './draft.ts'
import { type Era, officeDay } from './era.ts'

const SEASONS: Readonly<Record<string, string>> = {
  'main-building': '主楼建成后几经修缮，一层大厅设有信息公开查阅点，工作日向师生和社会公众开放。',
  library: '图书馆延长开放到晚上十点，自习座位实行预约，离座半小时自动释放。',
  avenue: '银杏大道每年十一月落叶金黄，后勤管理处推迟清扫，留给师生一段“金色时光”。',
  spring: '四月的教学楼前花木盛开。校园向市民预约开放，每日限额，请爱护花木。',
  snow: '入冬第一场雪后，后勤人员和学生志愿者清扫了主要道路，食堂提前开门供应热饮。',
  stadium: '运动场完成跑道翻新，早晚向校内开放，周末按预约向社区居民开放。',
  laboratory: '实验教学中心面向全校开放预约，每学期公布开放时间和安全准入要求。',
  lake: '湖畔步道完成无障碍改造，坡道和扶手沿湖贯通。',
}

const DAYS_APART = 41

/** 校园映像: a drawing with a few lines, one every six weeks. */
export function gallery({ today }: Era): Draft[] {
  return samplePictures.map(({ key, name }, at) => {
    const day = officeDay(addDays(today, -5 - at * DAYS_APART))
    return {
      unit: 'xuanchuan',
      title: `校园映像：${name}`,
      body: SEASONS[key] ?? name,
      columns: ['portal/gallery'],
      formedOn: day,
      publishedOn: day,
      materialKind: 'publicity' as const,
      keywords: ['校园映像'],
      picture: key,
      isUnsigned: true,
    }
  })
}

import {
  clerksOf,
  definition,
  equals,
  field,
  flow,
  form,
  greater,
  headOfUnit,
  OWN_HEAD,
  options,
  type SampleService,
  step,
  TELEPHONE,
} from './hall-parts.ts'

const seal: SampleService = {
  slug: 'yongyin',
  name: '用印申请',
  unitCode: '201',
  matter: '使用学校印章',
  definition: definition(2, {
    audience: ['staff'],
    topic: 'affairs',
    summary: '使用学校公章、法定代表人名章。涉及合同、金额较大的，经分管校领导批准。',
    form: form([
      '用印',
      field('choices', 'seals', { label: '印章', options: options('学校公章', '法定代表人名章', '党委公章') }),
      field('text', 'document', { label: '文件名称' }),
      field('number', 'copies', { label: '份数', limits: { min: 1, max: 200 } }),
      field('yes-no', 'is_contract', { label: '是否合同、协议' }),
      field('money', 'amount', { label: '合同金额', showWhen: equals('is_contract', true), limits: { min: 0 } }),
      field('files', 'file', { label: '文件', limits: { maxFiles: 3 } }),
    ]),
    flow: flow(
      step('own', '本单位负责人审核', { who: [OWN_HEAD], days: 1 }),
      step('leader', '分管校领导批准', {
        who: [{ kind: 'role', role: 'leader' }],
        when: { is: 'or', of: [equals('is_contract', true), { is: 'in', field: 'seals', values: ['党委公章'] }] },
        returnsTo: ['own', 'applicant'],
      }),
      step('stamp', '用印', { who: [clerksOf('201')], days: 1, returnsTo: ['applicant'] }),
    ),
  }),
}

const room: SampleService = {
  slug: 'huiyishi-jieyong',
  name: '会议室借用',
  unitCode: '201',
  matter: '借用会议室',
  definition: definition(2, {
    audience: ['staff'],
    topic: 'affairs',
    summary: '借用学校会议室；提交时即占用时段，不批准或者撤回时放开。',
    form: form([
      '借用',
      field('text', 'meeting', { label: '会议名称' }),
      field('venue', 'slot', { label: '会议室和时间', help: '先看下面的已约时段；按一刻钟计。', venues: '会议室' }),
      field('number', 'people', { label: '人数', limits: { min: 1, max: 500 } }),
      field('choices', 'needs', {
        label: '需要',
        isRequired: false,
        options: options('投影', '视频会议', '录像', '茶水'),
      }),
    ]),
    flow: flow(
      step('office', '党政办公室安排', { who: [clerksOf('201')], days: 1 }),
      step('network', '网络信息中心保障', {
        who: [clerksOf('301')],
        days: 1,
        when: { is: 'in', field: 'needs', values: ['视频会议', '录像'] },
      }),
    ),
  }),
}

const visitor: SampleService = {
  slug: 'fangke-ruxiao',
  name: '访客入校',
  unitCode: '219',
  matter: '访客入校预约',
  definition: definition(1, {
    audience: ['visitor', 'staff', 'student'],
    topic: 'safety',
    summary: '校外人员入校，不需要账号；提交后凭编号和查询码查看结果。',
    form: form([
      '来访',
      field('day', 'day', { label: '来访日期', limits: { isFromToday: true } }),
      field('person', 'host', { label: '接待人和单位' }),
      field('long-text', 'why', { label: '事由', limits: { maxLength: 200 } }),
      field('yes-no', 'by_car', { label: '是否驾车' }),
      field('text', 'plate', { label: '车牌号码', pattern: 'plate-no', showWhen: equals('by_car', true) }),
      field('table', 'people', {
        label: '同行人员',
        isRequired: false,
        columns: [
          { key: 'name', label: '姓名', kind: 'text', isRequired: true, options: [] },
          { key: 'phone', label: '电话', kind: 'telephone', isRequired: false, options: [] },
        ],
        limits: { maxRows: 10 },
      }),
    ]),
    flow: flow(step('gate', '保卫处核准', { who: [clerksOf('219')], days: 1 })),
  }),
}

const assets: SampleService = {
  slug: 'zichan-diaobo',
  name: '固定资产调拨',
  unitCode: '215',
  matter: '固定资产调拨',
  definition: definition(7, {
    audience: ['staff'],
    topic: 'finance',
    summary: '固定资产在单位之间调拨，由调出单位、财务和资产管理部门会签。',
    form: form([
      '调拨',
      field('unit', 'to_unit', { label: '调入单位' }),
      field('table', 'items', {
        label: '资产清单',
        columns: [
          { key: 'no', label: '资产编号', kind: 'text', isRequired: true, options: [] },
          { key: 'name', label: '名称', kind: 'text', isRequired: true, options: [] },
          { key: 'price', label: '原值（元）', kind: 'money', isRequired: true, options: [] },
        ],
        limits: { maxRows: 50 },
      }),
      field('long-text', 'why', { label: '原因', limits: { maxLength: 500 } }),
    ]),
    flow: flow(
      step('own', '调出单位负责人', { who: [OWN_HEAD], days: 2 }),
      step('both', '资产、财务会签', {
        who: [clerksOf('215'), clerksOf('213')],
        mode: 'all',
        days: 3,
        returnsTo: ['own', 'applicant'],
      }),
      step('book', '登记入账', { who: [clerksOf('215')], days: 2, returnsTo: ['both', 'applicant'] }),
    ),
  }),
}

const repair: SampleService = {
  slug: 'baoxiu',
  name: '水电维修报修',
  unitCode: '216',
  matter: '水电报修',
  definition: definition(3, {
    audience: ['staff', 'student'],
    topic: 'living',
    summary: '宿舍、教室、办公室的水电、门窗、家具报修。修好后由报修人确认。',
    form: form([
      '报修',
      field('text', 'where', { label: '地点', help: '楼、层、房间。' }),
      field('choice', 'what', { label: '类别', options: options('水', '电', '门窗', '家具', '其他') }),
      field('long-text', 'how', { label: '情况', limits: { maxLength: 300 } }),
      field('files', 'photos', { label: '照片', isRequired: false, limits: { maxFiles: 3 } }),
      TELEPHONE,
    ]),
    flow: flow(
      step('repair', '派人维修', {
        who: [clerksOf('216')],
        days: 2,
        form: form([
          '维修',
          field('text', 'done', { label: '处理结果' }),
          field('money', 'cost', { label: '费用', isRequired: false }),
        ]),
      }),
      step('confirm', '报修人确认', { who: [{ kind: 'applicant' }], days: 3, returnsTo: [] }),
    ),
  }),
}

const abroad: SampleService = {
  slug: 'yingong-chuguo',
  name: '因公出国（境）审批',
  unitCode: '211',
  matter: '因公出国（境）申报',
  definition: definition(15, {
    audience: ['staff'],
    topic: 'abroad',
    summary: '教职工因公出国（境）访问、参会、合作研究。',
    form: form(
      [
        '行程',
        field('text', 'where', { label: '国家和地区' }),
        field('period', 'days', { label: '起止日期', limits: { isFromToday: true, maxDays: 365 } }),
        field('text', 'inviter', { label: '邀请单位' }),
        field('files', 'invitation', { label: '邀请函', limits: { maxFiles: 2 } }),
      ],
      [
        '经费',
        field('choice', 'paid_by', { label: '经费来源', options: options('学校经费', '科研项目', '邀请方负担') }),
        field('money', 'cost', { label: '预算', showWhen: { is: 'not', of: [equals('paid_by', '邀请方负担')] } }),
        field('text', 'project', { label: '项目编号', showWhen: equals('paid_by', '科研项目') }),
      ],
    ),
    flow: flow(
      step('own', '所在单位审核', { who: [OWN_HEAD], days: 2 }),
      step('personnel', '人事处审核', { who: [clerksOf('204')], group: 'review', days: 3 }),
      step('money', '计划财务处审核', { who: [clerksOf('213')], group: 'review', days: 3, when: greater('cost', 0) }),
      step('research', '科技处审核', {
        who: [clerksOf('209')],
        group: 'review',
        days: 3,
        when: equals('paid_by', '科研项目'),
      }),
      step('centre', '国际交流合作中心初审', { who: [clerksOf('211')], days: 3, returnsTo: ['own', 'applicant'] }),
      step('leader', '分管校领导审批', {
        who: [{ kind: 'role', role: 'leader' }],
        days: 3,
        returnsTo: ['centre', 'applicant'],
      }),
      step('principal', '主要校领导审批', {
        who: [{ kind: 'role', role: 'principal_leader' }],
        days: 3,
        when: greater('days', 90),
        returnsTo: ['leader', 'applicant'],
      }),
    ),
  }),
}

const ethics: SampleService = {
  slug: 'lunli-shencha',
  name: '科研伦理审查',
  unitCode: '209',
  matter: '申请医学伦理审查',
  definition: definition(20, {
    audience: ['staff', 'student'],
    topic: 'research',
    summary: '涉及人的生命科学和医学研究、实验动物研究的伦理审查。',
    materials: ['研究方案', '知情同意书（涉及人的）', '研究者简历'],
    form: form([
      '研究',
      field('text', 'title', { label: '项目名称', limits: { maxLength: 150 } }),
      field('choices', 'kind', { label: '涉及', options: options('人体受试者', '人体样本或者数据', '实验动物') }),
      field('files', 'plan', { label: '研究方案', limits: { maxFiles: 3 } }),
      field('files', 'consent', {
        label: '知情同意书',
        showWhen: { is: 'in', field: 'kind', values: ['人体受试者', '人体样本或者数据'] },
      }),
      field('yes-no', 'minors', {
        label: '是否涉及未成年人',
        showWhen: { is: 'in', field: 'kind', values: ['人体受试者'] },
      }),
      field('signature', 'sign', { label: '研究者承诺', help: '按批准的方案研究，方案变更重新报审。' }),
    ]),
    flow: flow(
      step('supervisor', '导师或者直接上级审核', {
        who: [{ kind: 'supervisor' }],
        days: 3,
        when: equals('applicant_kind', 'student'),
      }),
      step('accept', '形式审查', { who: [clerksOf('209')], days: 3 }),
      step('review', '学术委员会审查', {
        who: [headOfUnit('602')],
        days: 12,
        returnsTo: ['accept', 'applicant'],
        form: form([
          '审查意见',
          field('choice', 'result', { label: '结论', options: options('同意', '作必要修改后同意') }),
          field('long-text', 'opinion', { label: '意见', limits: { maxLength: 1000 } }),
        ]),
      }),
    ),
  }),
}

/** Services of the offices: seals, rooms, visitors, assets, repairs, travel, ethics. */
export const officeServices: readonly SampleService[] = [seal, room, visitor, assets, repair, abroad, ethics]

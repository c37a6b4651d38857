/** Offices, staff, money and property. */
export const OFFICE_MATTERS = `
201 党政办公室
R 印章管理@综合科: 使用学校印章 a tu seal 1
R 公文处理@文秘科: 上报公文审核 a u seal 2
R 会议管理@综合科: 借用会议室 b u activity 1
R 值班和应急@综合科: 总值班电话受理 r stv complain 0
R 信息公开组织协调@综合科: 申请公开信息 q stv visit 20
R 校长信箱@综合科: 给校长写信 q stv complain 5
R 督查督办@综合科
R 来访接待@综合科: 参观校园 a v visit 3
A 合同审批@文秘科: 校级合同审核用印 a u seal 5
A 公务用车审批@综合科: 申请公务用车 b u activity 1
A 公务接待审批@综合科
A 机关公文发文审批@文秘科: 以学校名义发文 a u seal 3
202 综合监察室
R 内部监督@监察科
R 信息公开监督@监察科: 举报不履行公开义务 q stv complain 15
R 现场监督@监察科: 申请派员现场监督 b u purchase 2
R 阳光三务检查@监察科
R 监督事项回复@监察科
A 监督检查立项@监察科
A 整改销号审批@监察科: 申请整改销号 a u complain 10
204 人事处
R 人事招聘@人事科: 应聘教师岗位 n v hire 15
R 人事关系@人事科: 开具在职证明 c t seal 0
R 薪酬管理@薪酬科: 工资查询和解释 q tr money 2
R 社会保险@薪酬科: 工伤认定协助 r t health 10
R 师资培养@师资科: 教师进修申请 a t promote 10
R 考勤和休假@人事科: 请假和销假 a t hire 2
R 退休办理@薪酬科: 办理退休手续 a t retire 20
R 人事争议调解@人事科
A 职称评审@职称与聘任科: 申报专业技术职务 a t promote 60
A 岗位聘用@职称与聘任科: 岗位等级晋升 a t promote 30
A 校外兼职审批@师资科: 教师校外兼职 a t hire 10
A 编外用工审批@人事科: 聘用编外人员 a u hire 15
213 计划财务处
R 预算管理@预算管理科: 预算追加和调整 a u money 10
R 会计核算@会计核算科: 差旅费报销 m t money 5
R 收费管理@收费管理科: 缴纳学费 m sgi money,enrol 0
R 税务管理@会计核算科: 申请开具增值税发票 c tu money 2
R 资金管理@收费管理科: 横向经费到账认领 a t money,research 2
R 财务公开@预算管理科: 预算、决算查询 q stv visit,money 0
R 会计档案@会计核算科: 会计凭证查阅 a tu money,visit 2
A 大额资金支付审批@会计核算科: 大额资金支付 m u money 5
A 收费项目立项@收费管理科: 新增收费项目 a u money 20
A 科研经费入账审批@会计核算科: 科研经费立项入账 a t money,research 2
214 审计处
R 预算执行审计@财务审计科
R 经济责任审计@财务审计科
R 工程审计@工程审计科: 工程结算送审 a u purchase 20
R 合同审签@财务审计科: 经济合同审签 a u seal,purchase 3
R 审计整改@财务审计科: 整改情况报送 n u complain 5
A 科研经费审签@财务审计科: 科研项目结题审签 a t research,money 3
A 审计项目立项@财务审计科: 申请审计立项 a u money 10
215 资产管理处
R 国有资产管理@国有资产管理科: 固定资产调拨 a tu purchase 5
R 设备管理@设备管理科: 仪器设备维修 r tu purchase 5
R 房产管理@房产科: 办公用房调整 a u purchase 10
R 实验材料管理@设备管理科: 危险化学品申购 a tg purchase,research 5
A 资产处置审批@国有资产管理科: 资产报废 a u purchase 20
A 资产出租出借审批@国有资产管理科: 资产出借 a u purchase 15
A 大型设备购置论证@设备管理科: 大型仪器购置论证 a tu purchase,research 20
217 基建处
R 校园规划@规划科
R 工程建设管理@工程管理科
R 工程档案@工程管理科: 工程图纸查阅 b u visit 2
R 新校园建设@工程管理科
R 质量保修@工程管理科: 新建房屋保修 r u purchase 7
A 工程变更签证@工程管理科
A 维修改造立项@规划科: 申请维修改造 a u purchase 20
218 招标采购中心
R 采购实施@采购一科: 采购意向申报 a u purchase 3
R 供应商管理@采购二科: 供应商注册 n v purchase 3
R 采购信息发布@采购一科
R 评审专家管理@采购二科: 加入评审专家库 n t purchase 10
R 合同履约@采购二科: 投标保证金退还 m v money,purchase 5
A 采购方式变更审批@采购一科: 申请单一来源采购 a u purchase 10
A 进口产品采购论证@采购二科: 进口设备采购论证 a tu purchase,research 20
A 应急采购审批@采购一科: 应急采购 a u purchase 2
`

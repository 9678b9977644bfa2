"""UTF-8 that was read as GBK: two bytes make one Chinese character there, so `你好` becomes `浣犲ソ`."""

from __future__ import annotations

import re

_FIRST = frozenset(
    "鈥鈦鈧鈨鈩鈪鈫鈬鈭鈮鈯鈰鈱鈲鈳鈴鈵鈶鈷鈸鈹鈺鈻鈼鈽鈾鈿鉀鉁鉂鉃鉄鉅狻猗猓猡猊猞猝猕猢猹猥猬猸猱獐獍獗獠獬獯獾舛夥飧夤夂饣饧饨饩饪"
    "銆銇銈銉銊銋銌銍銏銐銑銒銓銔銕銖銗銘銙銚銛銜銝銞銟銠銡銢銣銤銥銦銧恪恽悖悚悭悝悃悒悌悛惬悻悱惝惘惆惚悴愠愦愕愣惴愀愎愫慊慵憬憔憧"
    "鋩鋪鋫鋬鋭鋮鋯鋰鋱鋲鋳鋴鋵鋶鋷鋸鋹鋺鋻鋼鋽鋾鋿錀錁錂錃錄錅錆錇錈錉洹洧洌浃浈洇洄洙洎洫浍洮洵洚浏浒浔洳涑浯涞涠浞涓涔浜浠浼浣渚淇"
    "鍊鍋鍌鍍鍎鍏鍐鍑鍒鍓鍔鍕鍖鍗鍘鍙鍚鍛鍜鍝鍞鍟鍠鍡鍢鍣鍤鍥鍦鍧鍨鍩鍫濉澧澹澶濂濡濮濞濠濯瀚瀣瀛瀹瀵灏灞宀宄宕宓宥宸甯骞搴寤寮褰寰蹇"
    "鎬鎭鎮鎯鎰鎱鎲鎳鎴鎵鎶鎷鎸鎹鎺鎻鎼鎽鎾鎿鏀鏁鏂鏃鏄鏅鏆鏇鏈鏉鏋鏌鏍妗姊妫妞妤姒妲妯姗妾娅娆姝娈姣姘姹娌娉娲娴娑娣娓婀婧婊婕娼婢婵"
    "鐎鐏鐐鐑鐒鐓鐔鐕鐖鐗鐘鐙鐚鐛鐜鐝鐞鐟鐠鐡鐢鐣鐤鐥鐦鐧鐨鐩鐪鐫鐬鐭鐮纭纰纾绀绁绂绉绋绌绐绔绗绛绠绡绨绫绮绯绱绲缍绶绺绻绾缁缂缃缇缈"
    "鑰鑱鑲鑳鑴鑵鑶鑷鑸鑹鑺鑻鑼鑽鑾鑿钀钁钂钃钄钑钖钘铇铏铓铔铚铦铻锜锠琛琚瑁瑜瑗瑕瑙瑷瑭瑾璜璎璀璁璇璋璞璨璩璐璧瓒璺韪韫韬杌杓杞杈杩"
    "閫閬閭閮閯閰閱閲閳閴閵閶閷閸閹閺閻閼閽閾閿闀闁闂闃闄闅闆闇闈闉闊闋椤棰椋椁楗棣椐楱椹楠楂楝榄楫榀榘楸椴槌榇榈槎榉楦楣楹榛榧榻榫榭"
    "飥飦飩飪飫飬飭飮飯飰飱飲飳飴飵飶飷飸飹飺飻飼飽飾飿餀餁餂餃餄餅餆餇铩铫铮铯铳铴铵铷铹铼铽铿锃锂锆锇锉锊锍锎锏锒锓锔锕锖锘锛锝锞锟"
    "饊饋饌饍饎饏饐饑饒饓饖饗饘饙饚饛饜饝饞饟饠饡饢饤饦饳饸饹饻饾馂馃馉稹稷穑黏馥穰皈皎皓皙皤瓞瓠甬鸠鸢鸨鸩鸪鸫鸬鸲鸱鸶鸸鸷鸹鸺鸾鹁鹂"
)
"""What the first two bytes of a character of UTF-8 (E2 to E9, EF, F0) are in GBK."""


def find_gbk(text: str) -> list[tuple[int, int, str]]:
    """The stretches (start, end, the text that was meant) of UTF-8 read as GBK.

    Chinese text may by chance be well-formed UTF-8; it is left alone unless some of its characters are
    outside the 3,755 common ones (GB 2312, level 1) and what comes out is emoji, punctuation or common.
    """
    found = []
    for match in re.compile(r"[^\x00-\x7f]+").finditer(text):
        right = _reread(match[0]) if match[0][0] in _FIRST else ""
        if right:
            found.append((match.start(), match.end(), right))
    return found


def _reread(run: str) -> str:
    try:
        data = run.encode("gb18030")
        if len(data) != 2 * len(run):
            return ""
        right = data.decode("utf-8")
    except UnicodeError:
        return ""
    rare = sum(not _is_common(data[i], data[i + 1]) for i in range(0, len(data), 2))
    outside = [char for char in right if char > "\x7f"]
    if not rare or not all(_is_likely(char) for char in outside):
        return ""
    telling = any(char < "\u2c00" or char >= "\U0001f000" for char in outside)
    return right if telling or (len(outside) > 1 and 2 * rare >= len(run)) else ""


def _is_common(lead: int, trail: int) -> bool:
    return 0xB0 <= lead <= 0xD7 and trail >= 0xA1


def _is_likely(char: str) -> bool:
    code = ord(char)
    if 0x4E00 <= code < 0xA000:
        try:
            return len(char.encode("gb2312")) == 2
        except UnicodeEncodeError:
            return False
    return (
        0x2010 <= code < 0x2C00
        or 0x3000 <= code < 0x3100
        or code == 0xFE0F
        or 0xFF00 <= code < 0xFFF0
        or 0x1F000 <= code < 0x1FB00
    )

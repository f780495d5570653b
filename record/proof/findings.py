"""What a verification says, in plain words of both languages."""

from dataclasses import dataclass

WORDS = {
    "bag.unreadable": ("这不是一个可以读取的案件包", "This is not a case package that can be read"),
    "bag.several": (
        "这里有多个案件包，请选定其中一个",
        "There are several case packages here; choose one of them",
    ),
    "bag.whole": ("文件齐全，与清单一致", "All files are there and match the manifests"),
    "file.missing": ("缺少文件", "A file is missing"),
    "file.extra": ("多出清单以外的文件", "There is a file that no manifest lists"),
    "file.foreign": (
        "旁边的其他文件，不属于案件包，不影响结论",
        "A foreign file lies beside; it is no part of the package and changes nothing",
    ),
    "file.unreadable": ("文件无法读取", "A file can't be read"),
    "file.changed": ("文件与清单不一致", "A file differs from the manifest"),
    "file.strange": ("文件是链接或重名", "A file is a link, or there twice"),
    "manifest.wrong": ("清单被改动", "A manifest was changed"),
    "key.unreadable": ("公钥文件无法读取", "The file of public keys can't be read"),
    "key.wrong": ("公钥与其编号不符", "A public key does not match its name"),
    "key.headquarters": (
        "总部公钥指纹（请与总部公布的核对）",
        "Fingerprint of headquarters' key (compare it with the one headquarters gives out)",
    ),
    "key.other": ("总部公钥不是您给出的那一个", "Headquarters' key is not the one you named"),
    "chain.whole": ("记录链完整，签名有效", "A chain is whole and every signature holds"),
    "chain.broken": ("记录链断开", "A chain is broken"),
    "chain.none": ("没有任何记录", "There are no entries"),
    "entry.unreadable": ("记录无法读取", "An entry can't be read"),
    "entry.signature": ("记录的签名无效", "The signature of an entry does not hold"),
    "entry.part": ("记录内容与签名不符", "The content of an entry is not what was signed"),
    "blob.whole": ("证据原件与记录一致", "The originals are those the entries name"),
    "blob.changed": ("证据原件被改动", "An original was changed"),
    "blob.missing": ("缺少证据原件", "An original is missing"),
    "blob.withheld": (
        "为保护旁人，未交出的原件数（见导出记录）",
        "Originals left out to protect bystanders (the entry of the export names them)",
    ),
    "blob.unknown": ("文件不属于任何记录", "A file belongs to no entry"),
    "pad.bound": (
        "手写板签名与所签文字相符",
        "Signatures drawn on the pad belong to the texts that were signed",
    ),
    "pad.changed": (
        "手写板签名与所签文字不符",
        "A signature drawn on the pad does not belong to the text it names",
    ),
    "receipt.holds": ("总部回执有效", "The receipts of headquarters hold"),
    "receipt.none": ("没有总部回执（导出时尚未送达）", "There are no receipts of headquarters yet"),
    "receipt.wrong": ("总部回执无效", "A receipt of headquarters does not hold"),
    "seal.holds": ("封存记录有效", "The seal holds"),
    "seal.broken": ("内容与封存记录不一致", "The content differs from what was sealed"),
    "seal.missing": ("没有封存记录", "There is no seal"),
}


@dataclass(frozen=True)
class Finding:
    """One thing that was checked: whether it holds, a stable code, and what it is about.

    A ``remark`` is no part of the verdict: it names what is there besides.
    """

    ok: bool
    code: str
    about: str = ""
    remark: bool = False

    def words(self, language: str) -> str:
        """Return what it says in ``zh`` or ``en``, without what it is about."""
        chinese, english = WORDS.get(self.code, (self.code, self.code))
        return chinese if language == "zh" else english

    def __str__(self) -> str:
        mark = "NOTE " if self.remark else "OK   " if self.ok else "WRONG"
        said = f"{self.words('zh')} / {self.words('en')}"
        return f"{mark} {said}" + (f": {self.about}" if self.about else "")


@dataclass(frozen=True)
class Verdict:
    """Whether everything holds, and each finding."""

    ok: bool
    lines: tuple[Finding, ...]


def holds(code: str, about: str = "") -> Finding:
    """Return a finding that all is well."""
    return Finding(ok=True, code=code, about=about)


def wrong(code: str, about: str = "") -> Finding:
    """Return a finding that something is not."""
    return Finding(ok=False, code=code, about=about)


def remark(code: str, about: str = "") -> Finding:
    """Return a finding that changes nothing."""
    return Finding(ok=True, code=code, about=about, remark=True)

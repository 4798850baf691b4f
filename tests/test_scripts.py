"""The scripts that set everything up: their decisions, on values and small folders; nothing is installed here."""

import importlib.util
import ipaddress
import os
import re
import socket
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest
import yaml

ROOT = Path(__file__).resolve().parent.parent
# At the end, because scripts/ has names (test, build) that other packages have, too.
sys.path.append(str(ROOT / "scripts"))

from bootstrap import browser, filelock, network, pip, python, steps, venv  # noqa: E402


def script(name: str) -> ModuleType:
    """Load scripts/<name>.py without running it."""
    spec = importlib.util.spec_from_file_location(f"script_{name}", ROOT / "scripts" / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


class TestPythonGuard:
    @pytest.mark.parametrize("version", [(3, 11, 0), (3, 13, 2), (4, 0)])
    def test_new_enough_is_silent(self, version):
        assert python.complaint(version, "/usr/bin/python3") is None

    @pytest.mark.parametrize("version", [(2, 7, 18), (3, 6, 15), (3, 10, 13)])
    def test_too_old_names_both_versions_and_the_place(self, version):
        message = python.complaint(version, "/usr/bin/python3")
        assert "3.11" in message and "%d.%d" % version[:2] in message and "/usr/bin/python3" in message

    def test_guard_comes_before_anything_that_an_old_python_lacks(self):
        for name in ("serve", "build", "check", "test"):
            source = (ROOT / "scripts" / f"{name}.py").read_text(encoding="utf-8")
            statements = [line for line in source.splitlines() if line.startswith(("import ", "from "))]
            assert statements[0] == "from bootstrap import python", name
            assert source.index("\npython.require()") < source.index(statements[1]), name


def project(folder: Path) -> Path:
    """A project with the files that an installation depends on."""
    (folder / "requirements").mkdir(parents=True)
    for path, text in {
        "requirements/site.txt": "a==1\n",
        "requirements/test.txt": "b==1\n",
        "pyproject.toml": "x=1\n",
    }.items():
        (folder / path).write_text(text, encoding="utf-8")
    return folder


class TestVenv:
    @pytest.mark.parametrize("changed", ["requirements/site.txt", "pyproject.toml"])
    def test_fingerprint_follows_what_is_installed(self, tmp_path, changed):
        root = project(tmp_path)
        before = venv.fingerprint(root, "site")
        assert venv.fingerprint(root, "site") == before
        (root / changed).write_text("c==2\n", encoding="utf-8")
        assert venv.fingerprint(root, "site") != before

    def test_fingerprint_differs_between_locks_and_pythons(self, tmp_path, monkeypatch):
        root = project(tmp_path)
        before = venv.fingerprint(root, "site")
        assert venv.fingerprint(root, "test") != before
        monkeypatch.setattr(sys, "version_info", (3, 99, 0))
        assert venv.fingerprint(root, "site") != before

    def test_a_damaged_record_counts_as_nothing_installed(self, tmp_path):
        place = venv.Venv(project(tmp_path))
        place.folder.mkdir()
        for text in ("{", "[]", '"site"'):
            place.record.write_text(text, encoding="utf-8")
            assert venv.installed(place) == {}

    def test_a_missing_folder_is_not_usable(self, tmp_path):
        assert not venv.usable(venv.Venv(tmp_path))

    def test_a_venv_is_usable_until_its_filling_is_cut_short(self, tmp_path):
        place = whole_venv(tmp_path)
        assert venv.usable(place)
        place.unfinished.touch()
        assert not venv.usable(place)

    def test_a_moved_venv_is_not_usable(self, tmp_path):
        """Its programs begin with the address of the old place."""
        place = whole_venv(tmp_path)
        place.record.write_text('{"root": "/somewhere/else", "locks": {}}', encoding="utf-8")
        assert not venv.usable(place)

    def test_environment_is_free_of_what_misleads(self, tmp_path, monkeypatch):
        monkeypatch.setenv("PYTHONPATH", "/elsewhere")
        monkeypatch.setenv("SITE_URL", "")
        variables = venv.Venv(tmp_path).environment()
        assert "PYTHONPATH" not in variables and "SITE_URL" not in variables
        assert variables["PATH"].startswith(str(venv.Venv(tmp_path).programs) + os.pathsep)

    def test_a_given_address_is_kept(self, tmp_path, monkeypatch):
        monkeypatch.setenv("SITE_URL", "https://example.org/")
        assert venv.Venv(tmp_path).environment()["SITE_URL"] == "https://example.org/"

    def test_python_without_ensurepip_is_told_what_to_install(self, tmp_path, monkeypatch):
        monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
        with pytest.raises(steps.Trouble, match="apt install python3-venv"):
            venv.make(venv.Venv(tmp_path))


def whole_venv(folder: Path) -> venv.Venv:
    """A venv with a Python and a stand-in for pip, which takes a tenth of the time of a real one."""
    place = venv.Venv(folder)
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(place.folder)], check=True)
    packages = subprocess.run(
        [str(place.python), "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"],
        check=True, capture_output=True, text=True,
    )  # fmt: skip
    Path(packages.stdout.strip(), "pip.py").write_text("", encoding="utf-8")
    return place


class TestPip:
    @pytest.mark.parametrize(
        ("output", "cure"),
        [
            ("NewConnectionError(... Temporary failure in name resolution)", "internet"),
            ("ERROR: No space left on device", "1 GB"),
            ("SSLError(SSLCertVerificationError(... CERTIFICATE_VERIFY_FAILED", "tanggal"),
            ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE.", "jaringan lain"),
            ("OSError: [WinError 5] Access is denied: '...'", "Tutup program"),
            ("ERROR: something that nobody foresaw", "Hapus folder .venv"),
        ],
    )
    def test_each_failure_has_its_cure(self, output, cure):
        assert cure in pip.trouble_from(output).indonesian

    def test_progress_counts_each_package_once(self, capsys):
        lines = [f"Collecting package{number}==1" for number in range(9)]
        lines += [
            "Collecting package0==1",
            "Processing /wheels/last-1-py3-none-any.whl",
            "Installing collected packages: x",
        ]
        assert list(pip._watched(lines, 12, steps.Steps(1))) == lines
        assert capsys.readouterr().out.split()[0] == "10/12"

    def test_locked_packages_counts_names_not_markers(self):
        assert pip.locked_packages("a==1 ; x\n    --hash=y\na==2 ; z\nb==1\n# c==1\n") == 2


class TestBrowser:
    def test_finds_a_browser_on_the_path(self, tmp_path):
        chrome = program(tmp_path, "google-chrome", exit_code=0)
        assert browser.find({"PATH": str(tmp_path)}, "linux") == chrome

    def test_passes_over_one_that_does_not_start(self, tmp_path):
        program(tmp_path, "chromium", exit_code=1)
        chrome = program(tmp_path, "google-chrome", exit_code=0)
        assert browser.find({"PATH": str(tmp_path)}, "linux") == chrome

    def test_none_on_an_empty_machine(self, tmp_path):
        assert browser.find({"PATH": str(tmp_path)}, "linux") is None

    def test_the_named_one_comes_first(self, tmp_path):
        program(tmp_path, "chromium", exit_code=0)
        mine = program(tmp_path, "mine", exit_code=0)
        assert browser.find({"PATH": str(tmp_path), browser.VARIABLE: str(mine)}, "linux") == mine

    def test_a_wrong_name_is_an_error_although_another_is_there(self, tmp_path):
        program(tmp_path, "chromium", exit_code=0)
        with pytest.raises(steps.Trouble, match="no browser that starts"):
            browser.find({"PATH": str(tmp_path), browser.VARIABLE: str(tmp_path / "gone")}, "linux")

    def test_usual_places_of_windows_and_macos(self):
        windows = browser.candidates({"PATH": "", "PROGRAMFILES": "C:/Program Files"}, "win32")
        assert Path("C:/Program Files", "Google/Chrome/Application/chrome.exe") == windows[0]
        mac = browser.candidates({"PATH": "", "HOME": "/Users/sari"}, "darwin")
        assert Path("/Users/sari/Applications/Google Chrome.app/Contents/MacOS/Google Chrome") in mac

    def test_no_browser_at_all_says_what_to_do(self, tmp_path, monkeypatch):
        for way in ("_from_playwright", "_from_distribution"):
            monkeypatch.setattr(browser, way, lambda *ignored: None)
        monkeypatch.setattr(browser, "find", lambda environment: None)
        with pytest.raises(steps.Trouble, match=browser.VARIABLE):
            browser.ensure(venv.Venv(tmp_path), steps.Steps(1))


def program(folder: Path, name: str, exit_code: int) -> Path:
    """An executable file that ends with the exit code."""
    if os.name != "posix":
        pytest.skip("writes a shell script")
    path = folder / name
    path.write_text(f"#!/bin/sh\nexit {exit_code}\n", encoding="utf-8")
    path.chmod(0o755)
    return path


class TestSteps:
    def test_a_step_is_numbered_and_in_both_languages(self, capsys):
        steps.Steps(total=4, done=1).begin("Memasang paket ...", "installing packages ...")
        assert capsys.readouterr().out == "[2/4] Memasang paket ... / installing packages ...\n"

    def test_a_trouble_is_shown_without_traceback(self, capsys):
        def fails(arguments):
            raise steps.Trouble("Salah.", "Wrong.")

        assert steps.run(fails) == 2
        assert capsys.readouterr().err == "\nSalah.\n\nWrong.\n"

    @pytest.mark.parametrize("name", ["check", "test"])
    def test_help_installs_nothing(self, name, capsys, monkeypatch):
        monkeypatch.setattr(venv, "prepare", lambda *ignored: pytest.fail("installs"))
        assert script(name).main(["--help"]) == 0
        assert f"python3 scripts/{name}.py" in capsys.readouterr().out

    def test_ctrl_c_ends_quietly(self, capsys):
        def interrupted(arguments):
            raise KeyboardInterrupt

        assert steps.run(interrupted) == 130
        assert "Traceback" not in capsys.readouterr().err

    def test_a_fault_of_ours_keeps_its_traceback(self):
        with pytest.raises(ZeroDivisionError):
            steps.run(lambda arguments: 1 // 0)


def test_the_lock_waits_for_the_one_who_has_it(tmp_path):
    """Two scripts started at once do not write into the same .venv."""
    held = "import sys, time; sys.path.append(sys.argv[1])\nfrom bootstrap.filelock import exclusive\nfrom pathlib import Path\n"
    held += "with exclusive(Path(sys.argv[2]), print):\n    print('held', flush=True); time.sleep(0.5)"
    waited = []
    with subprocess.Popen(
        [sys.executable, "-c", held, str(ROOT / "scripts"), str(tmp_path / "lock")], stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout.readline() == "held\n"
        with filelock.exclusive(tmp_path / "lock", lambda: waited.append(True)):
            assert other.wait(timeout=5) == 0
    assert waited == [True]


class TestServe:
    def test_a_used_port_is_told_with_another_one(self):
        with socket.create_server(("127.0.0.1", 0)) as server:
            port = server.getsockname()[1]
            with pytest.raises(steps.Trouble, match=f"--port {port + 1}"):
                script("serve").require_free("127.0.0.1", port)

    def test_a_free_port_is_fine(self):
        with socket.create_server(("127.0.0.1", 0)) as server:
            port = server.getsockname()[1]
        script("serve").require_free("127.0.0.1", port)

    def test_further_options_reach_the_preview(self, tmp_path):
        options, more = script("serve").parser().parse_known_args(["--port", "8001", "--open"])
        command = script("serve").command(venv.Venv(tmp_path), options.host, options.port, more)
        assert command[-8:] == ["serve", "--host", "127.0.0.1", "--port", "8001", "--address", "http://127.0.0.1:8001/", "--open"]

    def test_a_phone_is_told_an_address_that_it_can_open(self, monkeypatch):
        monkeypatch.setattr(network, "seen_as", lambda host: "192.168.1.7" if host == "0.0.0.0" else host)
        assert script("serve").addresses("127.0.0.1", 8000) == ["http://127.0.0.1:8000/  (Ctrl-C: selesai / stop)"]
        here, phone = script("serve").addresses("0.0.0.0", 8000)
        assert here.startswith("http://127.0.0.1:8000/ ") and phone.endswith(" http://192.168.1.7:8000/")

    def test_everywhere_is_seen_as_one_address_and_nothing_is_sent(self):
        assert ipaddress.ip_address(network.seen_as("0.0.0.0")) != ipaddress.ip_address("0.0.0.0")
        assert network.seen_as("192.168.1.7") == "192.168.1.7"

    def test_an_IPv6_address_stands_in_brackets(self):
        assert script("serve").web_address("::1", 8000) == "http://[::1]:8000/"

    @pytest.mark.parametrize(("host", "port", "said"), [("rumah", 8000, "no IP address"), ("127.0.0.1", 70000, "no port"), ("127.0.0.1", 0, "no port")])
    def test_where_nothing_can_listen_is_told(self, host, port, said):
        with pytest.raises(steps.Trouble, match=said):
            script("serve").require_possible(host, port)


class TestBuildOutput:
    def test_new_empty_and_built_folders_are_fine(self, tmp_path):
        root, empty, built = tmp_path / "project", tmp_path / "empty", tmp_path / "built"
        for folder in (root, empty, built):
            folder.mkdir()
        (built / "404.html").touch()
        for out in (tmp_path / "new", empty, built, root / "site"):
            script("build").require_harmless(out, root)

    @pytest.mark.parametrize(
        "out", ["", "project", "project/content", "project/content/deep", "project/.git", "foreign", "file"]
    )
    def test_what_would_be_destroyed_is_refused(self, tmp_path, out):
        (tmp_path / "project").mkdir()
        (tmp_path / "foreign").mkdir()
        (tmp_path / "foreign" / "letters.txt").touch()
        (tmp_path / "file").touch()
        with pytest.raises(steps.Trouble, match="not a safe place"):
            script("build").require_harmless(tmp_path / out, tmp_path / "project")


WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
class TestWorkflows:
    def test_actions_are_pinned_by_commit_and_name_their_version(self, path):
        used = re.findall(r"uses: (.+)", path.read_text(encoding="utf-8"))
        assert used
        for action in used:
            assert re.fullmatch(r"[\w-]+/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", action), action

    def test_nothing_may_be_written_unless_a_job_says_so(self, path):
        workflow = yaml.safe_load(path.read_text(encoding="utf-8"))
        assert workflow["permissions"] == {"contents": "read"}
        writing = {
            (job, scope)
            for job, settings in workflow["jobs"].items()
            for scope, access in settings.get("permissions", {}).items()
            if access == "write"
        }
        assert {scope for _, scope in writing} <= {"pages", "id-token"}
        assert {job for job, _ in writing} <= {"deploy", "deploy-handbook"}


def test_ci_runs_the_tests():
    path = ROOT / ".ci" / "run"
    assert "python3 scripts/test.py" in path.read_text(encoding="utf-8")
    assert os.name != "posix" or os.access(path, os.X_OK)

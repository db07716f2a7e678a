.PHONY: serve build check test draft links intake settle places audit fuzz bench pictures format lock
serve build check test links intake settle places audit fuzz bench pictures format lock:
	@python3 run.py $@

# make draft FROM=report.txt
draft:
	@python3 run.py draft "$(FROM)" $(OPTIONS)

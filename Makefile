.PHONY: serve build check test draft format lock
serve build check test format lock:
	@python3 run.py $@

# make draft FROM=report.txt
draft:
	@python3 run.py draft "$(FROM)" $(OPTIONS)
